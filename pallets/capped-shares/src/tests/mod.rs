//! Tests by subject.

#![allow(clippy::arithmetic_side_effects)]

mod accesses;
mod breaks;
mod by_bank;
mod classes;
mod dues;
mod exits;
mod expecting;
mod fees;
mod fractions;
mod free;
mod halts;
mod histories;
mod importing;
mod instalments;
mod invariants;
mod lapses;
mod late;
mod offers;
mod other_cash;
mod proposable;
mod queue;
mod references;
mod registers;
mod returns;
mod runs;
mod story;
mod transfers;
mod values;
mod weights;
mod winding_up;
