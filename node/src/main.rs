//! The Rochdale node.

mod authoring;
mod chain_spec;
mod cli;
mod command;
mod database;
mod doctor;
mod found;
mod keys;
mod metrics;
mod pool;
mod rpc;
mod seats;
mod service;
mod signing;
mod skew;
mod tasks;
#[cfg(test)]
mod test_folder;
mod warp;

fn main() -> std::process::ExitCode {
	match command::run() {
		Ok(()) => std::process::ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {}", command::in_a_sentence(&error));
			std::process::ExitCode::FAILURE
		}
	}
}
