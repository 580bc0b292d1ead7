//! What the pallet promises, by topic.
