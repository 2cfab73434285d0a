//! meeting_guide
