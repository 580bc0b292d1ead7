//! What a federation changes in this one file when it builds a runtime for another currency.
//!
//! Token symbol, decimals and address prefix are part of the metadata hash that hardware wallets check, so they are
//! constants of the build, and chain specs repeat them.

use crate::{Balance, Moment};

/// Symbol of the unit, which stands one for one for the federation's home currency.
pub const TOKEN_SYMBOL: &str = "EUR";

/// The currency for which the unit stands one for one, ISO 4217.
pub const HOME_CURRENCY: [u8; 3] = *b"EUR";

/// Decimals of the unit.
pub const TOKEN_DECIMALS: u8 = 6;

/// Prefix of addresses in text. 42 is the generic one, which every wallet knows.
pub const SS58_PREFIX: u16 = 42;

/// One whole unit of the home currency.
pub const UNIT: Balance = 1_000_000;

/// A hundredth of the home currency.
pub const CENT: Balance = 10_000;

/// The least that an account with a balance holds. Members need no balance.
pub const EXISTENTIAL_DEPOSIT: Balance = CENT;

/// Length of a slot, and so the time between two blocks, in milliseconds.
pub const SLOT_DURATION: Moment = 3_000;
