//! Asks a node that runs on this machine.

use crate::seats::{Pairs, State};
use serde_json::{json, Value};
use sp_core::bytes::to_hex;
use std::{
	io::{Read as _, Write as _},
	net::{Ipv4Addr, SocketAddr, TcpStream},
	time::Duration,
};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many keys a node gives at once, at most.
const PAGE: usize = 1_000;

/// The RPC of a node on this machine.
#[derive(Clone, Copy, Debug)]
pub struct Rpc {
	port: u16,
}

impl Rpc {
	/// The one on this port.
	pub fn new(port: u16) -> Self {
		Self { port }
	}

	/// What a method gives.
	pub fn ask(&self, method: &str, params: Value) -> Result<Value, String> {
		let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }).to_string();
		let answer = self.post(&request).map_err(|reason| format!("{method}: {reason}"))?;
		result_of(&answer).map_err(|reason| format!("{method}: {reason}"))
	}

	fn post(&self, request: &str) -> std::io::Result<String> {
		let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
		let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
		stream.set_read_timeout(Some(PATIENCE))?;
		stream.set_write_timeout(Some(PATIENCE))?;
		// Version 1.0 has the answer in one piece, after which the connection is closed.
		write!(
			stream,
			"POST / HTTP/1.0\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{request}",
			self.port,
			request.len(),
		)?;
		let mut answer = String::new();
		stream.read_to_string(&mut answer)?;
		Ok(answer)
	}
}

/// What is in an answer over HTTP.
fn result_of(answer: &str) -> Result<Value, String> {
	let (_, body) = answer.split_once("\r\n\r\n").ok_or("what answers is no node")?;
	let body: Value = serde_json::from_str(body).map_err(|_| "what answers is no node")?;
	match body.pointer("/error/message") {
		Some(error) => Err(error.as_str().unwrap_or("it fails").into()),
		None => Ok(body.get("result").cloned().unwrap_or_default()),
	}
}

/// The state after a block of a node that runs.
pub struct Asked {
	rpc: Rpc,
	hash: String,
}

impl Asked {
	/// That after the block with this hash.
	pub fn new(rpc: Rpc, hash: String) -> Self {
		Self { rpc, hash }
	}
}

impl State for Asked {
	fn value(&self, key: &[u8]) -> Result<Option<Vec<u8>>, String> {
		match self.rpc.ask("state_getStorage", json!([hex(key), self.hash]))? {
			Value::Null => Ok(None),
			value => bytes(&value).map(Some),
		}
	}

	fn pairs(&self, prefix: &[u8]) -> Result<Pairs, String> {
		let keys = self.rpc.ask("state_getKeysPaged", json!([hex(prefix), PAGE, null, self.hash]))?;
		let keys = keys.as_array().cloned().unwrap_or_default();
		let pair = |key: &Value| {
			let key = bytes(key)?;
			let value = self.value(&key)?.unwrap_or_default();
			Ok((key, value))
		};
		keys.iter().map(pair).collect()
	}
}

fn hex(bytes: &[u8]) -> String {
	to_hex(bytes, false)
}

/// The bytes of a value that stands as hexadecimal digits.
fn bytes(value: &Value) -> Result<Vec<u8>, String> {
	let digits = value.as_str().and_then(|text| text.strip_prefix("0x")).ok_or("the answer makes no sense")?;
	from_hex(digits).ok_or_else(|| "the answer makes no sense".into())
}

/// The bytes of which these are the hexadecimal digits, two of each.
pub fn from_hex(digits: &str) -> Option<Vec<u8>> {
	sp_core::bytes::from_hex(digits).ok().filter(|_| digits.len().is_multiple_of(2))
}

/// The number of a block, as a header has it.
pub fn number(header: &Value) -> Option<u32> {
	let digits = header.get("number")?.as_str()?.strip_prefix("0x")?;
	u32::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_result_of_an_answer_is_read_and_its_error_too() {
		let answer = |body: &str| result_of(&format!("HTTP/1.0 200 OK\r\ncontent-length: 3\r\n\r\n{body}"));
		assert_eq!(answer(r#"{"jsonrpc":"2.0","id":1,"result":[7]}"#), Ok(json!([7])));
		assert_eq!(
			answer(r#"{"id":1,"error":{"code":1,"message":"Method not found"}}"#),
			Err("Method not found".into())
		);
		assert_eq!(answer("<html>"), Err("what answers is no node".into()));
		assert_eq!(result_of("SSH-2.0"), Err("what answers is no node".into()));
	}

	#[test]
	fn digits_are_bytes_and_back() {
		assert_eq!(hex(&[0, 255]), "0x00ff");
		assert_eq!(bytes(&json!("0x00ff")), Ok(vec![0, 255]));
		for nonsense in [json!("00ff"), json!("0x0"), json!("0xgg"), json!(7)] {
			assert!(bytes(&nonsense).is_err(), "{nonsense}");
		}
		assert_eq!(number(&json!({ "number": "0x1f" })), Some(31));
	}
}
