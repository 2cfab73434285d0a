//! jsonld
