//! Data channels over SCTP.
