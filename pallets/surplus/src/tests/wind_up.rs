//! A co-op is dissolved.
