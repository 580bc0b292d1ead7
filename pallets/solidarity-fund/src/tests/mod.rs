//! What the fund does, by behaviour.

mod scene;
mod story;
mod told;
