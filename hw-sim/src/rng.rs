//! A small generator of reproducible numbers, so that a seed tells the whole story of a run.
//!
//! `SplitMix64` (Steele, Lea and Flood, 2014). Not fit for real keys: everything drawn from it here is
//! worthless test material.

use rsa::rand_core::{CryptoRng, Error, RngCore};

/// A stream of numbers that depends on its seed alone.
#[derive(Clone, Debug)]
pub struct Rng {
    state: u64,
}

impl Rng {
    /// Starts the stream of `seed`.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Starts a stream of its own for one purpose under the same seed.
    #[must_use]
    pub fn for_purpose(seed: u64, purpose: &str) -> Self {
        // FNV-1a keeps the purposes apart; SplitMix64 then mixes well enough.
        let hash = purpose
            .bytes()
            .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
            });
        let mut rng = Self::new(seed ^ hash);
        // One step apart, so that neighbouring seeds do not share numbers.
        rng.state = rng.next();
        rng
    }

    /// The next 64 bits.
    pub const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Whether an event of this probability (0 never, 1 always) happens now.
    pub fn happens(&mut self, probability: f64) -> bool {
        // 32 bits are exact in a float, and fine enough for faults.
        let [a, b, c, d, ..] = self.next().to_be_bytes();
        f64::from(u32::from_be_bytes([a, b, c, d])) / 4_294_967_296.0 < probability
    }

    /// Fills a buffer.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            for (byte, random) in chunk.iter_mut().zip(self.next().to_be_bytes()) {
                *byte = random;
            }
        }
    }
}

impl RngCore for Rng {
    fn next_u32(&mut self) -> u32 {
        let [a, b, c, d, ..] = self.next().to_be_bytes();
        u32::from_be_bytes([a, b, c, d])
    }

    fn next_u64(&mut self) -> u64 {
        self.next()
    }

    fn fill_bytes(&mut self, dest: &mut [u8]) {
        self.fill(dest);
    }

    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), Error> {
        self.fill(dest);
        Ok(())
    }
}

/// The `rsa` crate asks for this mark. The keys are test keys whose secrecy protects nothing.
impl CryptoRng for Rng {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_numbers_of_seed_zero_are_those_of_the_reference_code() {
        // Reference values of splitmix64.c by Sebastiano Vigna for seed 0.
        let mut rng = Rng::new(0);
        assert_eq!(rng.next(), 0xE220_A839_7B1D_CDAF);
        assert_eq!(rng.next(), 0x6E78_9E6A_A1B9_65F4);
    }

    #[test]
    fn purposes_under_one_seed_give_different_streams() {
        assert_ne!(
            Rng::for_purpose(1, "a").next(),
            Rng::for_purpose(1, "b").next()
        );
    }

    #[test]
    fn probability_one_always_and_zero_never_happens() {
        let mut rng = Rng::new(7);
        assert!((0..1000).all(|_| rng.happens(1.0)));
        assert!((0..1000).all(|_| !rng.happens(0.0)));
        let half = (0..1000).filter(|_| rng.happens(0.5)).count();
        assert!((400..600).contains(&half), "{half} of 1000");
    }
}
