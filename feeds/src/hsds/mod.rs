//! hsds
