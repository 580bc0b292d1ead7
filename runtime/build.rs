//! Compiles the runtime to Wasm.

fn main() {
	#[cfg(feature = "std")]
	{
		let builder = substrate_wasm_builder::WasmBuilder::init_with_defaults();
		#[cfg(feature = "metadata-hash")]
		// The same constants as in src/constants.rs, which a test compares.
		let builder = builder.enable_metadata_hash("EUR", 6);
		builder.build();
	}
}
