//! Finds out which mishaps a failure needs, by living the same life without them.

use super::Failure;
use super::life::{Lived, Plan, live};
use super::pool::Pool;
use super::rules::Broken;
use super::tally::Tally;
use std::collections::BTreeSet;

/// Lives that are spent on one failure.
const TRIES_MAX: usize = 200;

/// The failing life with as few mishaps as it takes, and its trace.
pub(super) fn shrink(pool: &Pool, plan: &Plan, lived: &Lived, broken: Broken) -> Failure {
    let fails = |muted: &BTreeSet<u32>, trace: bool| {
        let plan = Plan {
            muted: muted.clone(),
            trace,
            ..plan.clone()
        };
        let lived = live(pool, &plan, &mut Tally::default());
        let same = lived.broken.as_ref().map(|b| b.rule) == Some(broken.rule);
        (same, lived)
    };
    let mut muted = plan.muted.clone();
    let mut left = lived.struck.clone();
    let mut tries = TRIES_MAX;
    // Halves first, then one after the other: without a mishap, others may strike later on.
    let mut size = left.len();
    while size > 0 && tries > 0 {
        let mut from = 0;
        while from < left.len() && tries > 0 {
            tries = tries.saturating_sub(1);
            let some: Vec<u32> = left.iter().copied().skip(from).take(size).collect();
            let mut without = muted.clone();
            without.extend(&some);
            let (still, again) = fails(&without, false);
            if still {
                muted = without;
                left = again.struck;
            } else {
                from = from.saturating_add(size);
            }
        }
        size /= 2;
    }
    let (_, last) = fails(&muted, true);
    Failure {
        life: plan.life,
        mishaps: (lived.struck.len(), last.struck.len()),
        broken: last.broken.unwrap_or(broken),
        trace: last.trace,
    }
}
