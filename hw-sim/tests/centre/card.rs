//! What the centre authorises, the simulated card accepts; and nothing else.

use pin_kiosk_hw_sim::card::{CardConfig, Identity, SimCard};
use pin_kiosk_hw_sim::centre::{CardId, TEST_ISSUER_KEY, cryptogram};

const OK: [u8; 2] = [0x90, 0x00];
const NOT_AUTHENTICATED: [u8; 2] = [0x63, 0x00];

/// Makes a cryptogram from the card's certificate hash and its challenge.
type Maker = fn(&[u8; 32], &[u8; 16]) -> Vec<u8>;

struct Bench {
    card: SimCard,
    id: CardId,
}

impl Bench {
    fn new() -> Self {
        let config = CardConfig::default();
        let identity = Identity::issue(&config).unwrap();
        let id = CardId::of_certificate(identity.user_authentication_certificate());
        let mut card = SimCard::with_identity(&config, identity);
        card.power_on();
        let aid = [0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01];
        let select = [&[0x00, 0xA4, 0x04, 0x0C, 0x0A][..], &aid].concat();
        assert_eq!(card.transmit(&select), OK);
        Self { card, id }
    }

    fn challenge(&mut self) -> [u8; 16] {
        let mut answer = self.card.transmit(&[0x00, 0x84, 0x00, 0x00, 0x10]);
        assert_eq!(answer.split_off(16), OK);
        answer.try_into().unwrap()
    }

    fn authenticate(&mut self, cryptogram: &[u8]) -> Vec<u8> {
        self.card
            .transmit(&[&[0x00, 0x82, 0x00, 0x90, 0x30][..], cryptogram].concat())
    }
}

#[test]
fn card_takes_the_cryptogram_for_itself_and_its_challenge_once() {
    let mut bench = Bench::new();
    let challenge = bench.challenge();
    let good = cryptogram(&TEST_ISSUER_KEY, bench.id.bytes(), &challenge, "r1");
    assert_eq!(bench.authenticate(&good), OK);
    assert_ne!(bench.authenticate(&good), OK);
}

#[test]
fn card_refuses_a_cryptogram_of_another_card_challenge_key_or_reservation() {
    let mut bench = Bench::new();
    let id = *bench.id.bytes();
    let makers: [Maker; 4] = [
        |_, challenge| cryptogram(&TEST_ISSUER_KEY, &[1; 32], challenge, "r1"),
        |id, _| cryptogram(&TEST_ISSUER_KEY, id, &[1; 16], "r1"),
        |id, challenge| cryptogram(&[1; 32], id, challenge, "r1"),
        |id, challenge| {
            let mut mixed = cryptogram(&TEST_ISSUER_KEY, id, challenge, "r1");
            let other = cryptogram(&TEST_ISSUER_KEY, id, challenge, "r2");
            mixed[..16].copy_from_slice(&other[..16]);
            mixed
        },
    ];
    for make in makers {
        let challenge = bench.challenge();
        assert_eq!(
            bench.authenticate(&make(&id, &challenge)),
            NOT_AUTHENTICATED
        );
    }
}
