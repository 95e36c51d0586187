//! What the process does at its start so that others cannot look into it.

use pin_kiosk_core::secret;
use rustix::process::{
    DumpableBehavior, Resource, Rlimit, dumpable_behavior, getrlimit, set_dumpable_behavior,
    setrlimit,
};
use rustix::thread::{no_new_privs, set_no_new_privs};
use serde::Serialize;
use std::fs;

/// What holds for this process, as the kernel says afterwards.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Hardening {
    /// A crash leaves no core file: `RLIMIT_CORE` is 0, also for raising it again.
    pub no_core_file: Step,
    /// Other programs of the same user can neither trace this one nor read its memory, and a crash
    /// is not piped to a handler with its memory: `PR_SET_DUMPABLE` is 0.
    pub not_dumpable: Step,
    /// Nobody traces it already.
    pub not_traced: Step,
    /// Neither it nor what it starts can gain rights: `PR_SET_NO_NEW_PRIVS`.
    pub no_new_privileges: Step,
    /// The memory of secrets never reaches the swap.
    pub secrets_locked: Step,
    /// The memory of secrets is left out of dumps all the same.
    pub secrets_not_dumped: Step,
    /// A child process sees zeros where the secrets are.
    pub secrets_not_inherited: Step,
}

/// Whether one thing holds.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Step {
    /// It holds.
    Holds,
    /// It does not.
    Fails {
        /// What is known about it.
        why: String,
        /// What a technician can do.
        remedy: &'static str,
    },
}

impl Step {
    fn when(holds: bool, why: &str, remedy: &'static str) -> Self {
        if holds {
            Self::Holds
        } else {
            let why = why.to_owned();
            Self::Fails { why, remedy }
        }
    }

    fn of(done: rustix::io::Result<bool>, remedy: &'static str) -> Self {
        match done {
            Ok(holds) => Self::when(holds, "the kernel says that it does not hold", remedy),
            Err(error) => Self::when(false, &error.to_string(), remedy),
        }
    }

    /// Whether it holds.
    #[must_use]
    pub const fn holds(&self) -> bool {
        matches!(self, Self::Holds)
    }
}

impl Hardening {
    /// Each step by name, in the order of the report.
    #[must_use]
    pub fn steps(&self) -> [(&'static str, &Step); 7] {
        [
            ("no core file", &self.no_core_file),
            ("not dumpable, not traceable", &self.not_dumpable),
            ("not traced", &self.not_traced),
            ("no new privileges", &self.no_new_privileges),
            ("secrets locked in memory", &self.secrets_locked),
            ("secrets not in dumps", &self.secrets_not_dumped),
            ("secrets not inherited", &self.secrets_not_inherited),
        ]
    }
}

/// Shuts the process off, as far as the kernel lets it, and says how far.
///
/// To be called first, before any thread is started and before any secret exists.
/// What fails does not stop the kiosk: the log of `run` names it, for a person to decide.
#[must_use]
pub fn apply() -> Hardening {
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let core = setrlimit(Resource::Core, none);
    let dumpable = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    let privileges = set_no_new_privs(true);
    // Looks afterwards at what holds; an error of setting it is the better reason.
    let mut found = look();
    let remedy = "the kernel refused: look at the service's sandbox settings";
    for (done, step) in [
        (core, &mut found.no_core_file),
        (dumpable, &mut found.not_dumpable),
        (privileges, &mut found.no_new_privileges),
    ] {
        if let Err(error) = done {
            *step = Step::of(Err(error), remedy);
        }
    }
    found
}

/// What holds now, without changing it.
#[must_use]
pub fn look() -> Hardening {
    let memory = secret::protection();
    let not_dumpable = dumpable_behavior().map(|now| now == DumpableBehavior::NotDumpable);
    let unset = "started without hardening: run it through `pin-kiosk run`";
    Hardening {
        no_core_file: Step::of(Ok(getrlimit(Resource::Core).current == Some(0)), unset),
        not_dumpable: Step::of(not_dumpable, unset),
        not_traced: not_traced(),
        no_new_privileges: Step::of(no_new_privs(), unset),
        secrets_locked: Step::when(
            memory.locked,
            "the limit on locked memory is too low",
            "raise LimitMEMLOCK of the service to 1M",
        ),
        secrets_not_dumped: Step::when(
            memory.excluded_from_dumps,
            "the kernel refused MADV_DONTDUMP",
            "use a kernel of Debian 12 or newer",
        ),
        secrets_not_inherited: Step::when(
            memory.wiped_on_fork,
            "the kernel refused MADV_WIPEONFORK",
            "use a kernel of Debian 12 or newer",
        ),
    }
}

fn not_traced() -> Step {
    let remedy = "end the debugger";
    match fs::read_to_string("/proc/self/status") {
        Ok(status) => {
            let tracer = status
                .lines()
                .find_map(|line| line.strip_prefix("TracerPid:"))
                .map_or("unknown", str::trim);
            Step::when(
                tracer == "0",
                &format!("traced by process {tracer}"),
                remedy,
            )
        }
        Err(error) => Step::when(false, &error.to_string(), remedy),
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, look};

    #[test]
    fn every_step_has_a_name_and_a_failed_one_a_remedy() {
        let found = look();
        for (name, step) in found.steps() {
            assert!(!name.is_empty());
            if let Step::Fails { why, remedy } = step {
                assert!(!why.is_empty() && !remedy.is_empty(), "{name}");
            }
        }
        assert!(found.secrets_not_dumped.holds());
        assert!(found.secrets_not_inherited.holds());
    }

    #[test]
    fn a_refusal_is_told_with_the_kernels_word() {
        let step = Step::of(Err(rustix::io::Errno::PERM), "do that");
        let json = serde_json::to_value(&step).unwrap();
        assert_eq!(json["state"], "fails");
        assert!(
            json["why"].as_str().unwrap().contains("not permitted"),
            "{json}"
        );
        assert!(!step.holds());
    }
}
