//! What a technician has decided: out of service for a reason, kept over a restart.

use crate::files;
use pin_kiosk_core::input::OutOfService;
use std::io;
use std::path::PathBuf;
use tracing::error;

/// A small file, owner-only, replaced whole: there while the kiosk is out of service.
#[derive(Clone, Debug)]
pub struct Decision {
    file: PathBuf,
}

impl Decision {
    /// Kept in this file.
    #[must_use]
    pub const fn in_file(file: PathBuf) -> Self {
        Self { file }
    }

    /// What was decided. A file that cannot be understood keeps the kiosk closed: somebody wanted
    /// it closed.
    #[must_use]
    pub fn read(&self) -> Option<OutOfService> {
        match files::read(&self.file, files::SETTING_BYTES_MAX) {
            Ok(bytes) => Some(serde_json::from_slice(&bytes).unwrap_or(OutOfService::Maintenance)),
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => None,
            Err(reason) => {
                error!(%reason, "what the technician decided cannot be read: closed");
                Some(OutOfService::Maintenance)
            }
        }
    }

    /// Keeps a decision.
    ///
    /// # Errors
    ///
    /// Whatever the system says; what was decided before is still kept then.
    pub fn write(&self, reason: Option<OutOfService>) -> io::Result<()> {
        match reason {
            Some(reason) => files::replace(&self.file, &serde_json::to_vec(&reason)?),
            None => match std::fs::remove_file(&self.file) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
                removed => removed,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_there_after_a_restart_and_a_torn_one_keeps_the_kiosk_closed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("service");
        let decision = Decision::in_file(file.clone());
        assert_eq!(decision.read(), None);
        decision.write(Some(OutOfService::Repair)).unwrap();
        let again = Decision::in_file(file.clone());
        assert_eq!(again.read(), Some(OutOfService::Repair));
        std::fs::write(&file, "x").unwrap();
        assert_eq!(again.read(), Some(OutOfService::Maintenance));
        again.write(None).unwrap();
        again.write(None).unwrap();
        assert_eq!(again.read(), None);
    }
}
