//! bmlt
