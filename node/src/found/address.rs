//! Where a node is found by others.

use super::place::{At, Refusal};
use sc_network::{multiaddr::Protocol, Multiaddr};
use std::{fmt, net::IpAddr};

/// The ends of names that each network gives itself. (RFC 6761, RFC 6762; `.internal` is reserved, and routers use `.lan`)
const OF_ONE_NETWORK: [&str; 4] = [".localhost", ".local", ".internal", ".lan"];

/// An address of a node, without its name.
#[derive(Debug)]
pub struct Address {
	/// As nodes read it.
	pub multiaddr: Multiaddr,
	/// The machine in it.
	pub host: Host,
}

/// A machine, in one form however it is written.
#[derive(Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Host {
	/// By its number.
	Ip(IpAddr),
	/// By its name, in small letters.
	Name(String),
}

/// An address such as `/dns/node.example.coop/tcp/30333`, by TCP alone or with a WebSocket: nodes reach no other.
pub fn read(cell: &At<String>) -> Result<At<Address>, Refusal> {
	let wrong =
		|| cell.refusal(format!("'{}' is no address of a node such as '/dns/node.example.coop/tcp/30333'", cell.value));
	let multiaddr = cell.value.parse::<Multiaddr>().map_err(|_| wrong())?;
	let parts: Vec<Protocol> = multiaddr.iter().collect();
	if parts.iter().any(|part| matches!(part, Protocol::P2p(_))) {
		return Err(cell.refusal("the name of the node stands in 'node' and not in its addresses"));
	}
	let (host, port) = match parts.as_slice() {
		[host, Protocol::Tcp(port)] | [host, Protocol::Tcp(port), Protocol::Ws(_) | Protocol::Wss(_)] => (host, *port),
		_ => return Err(wrong()),
	};
	let host = Host::of(host).ok_or_else(wrong)?;
	if port == 0 {
		return Err(cell.refusal("port 0 is any port, and others must know which"));
	}
	Ok(cell.with(Address { multiaddr, host }))
}

impl Host {
	fn of(part: &Protocol) -> Option<Self> {
		let name = match part {
			Protocol::Ip4(ip) => return Some(Self::Ip((*ip).into())),
			Protocol::Ip6(ip) => return Some(Self::Ip(IpAddr::from(*ip).to_canonical())),
			Protocol::Dns(name) | Protocol::Dns4(name) | Protocol::Dns6(name) => name.to_ascii_lowercase(),
			_ => return None,
		};
		let name = name.strip_suffix('.').unwrap_or(&name);
		match name.parse() {
			Ok(ip) => Some(Self::Ip(ip)),
			Err(_) => is_name(name).then(|| Self::Name(name.into())),
		}
	}

	/// Whether others can find it from anywhere.
	pub fn is_public(&self) -> bool {
		match self {
			Self::Ip(IpAddr::V4(ip)) => {
				let [first, second, ..] = ip.octets();
				// This network; shared between the clients of a provider (RFC 6598); multicast and what is reserved.
				let is_special = first == 0 || (first == 100 && (64..128).contains(&second)) || first >= 224;
				let is_near = ip.is_loopback() || ip.is_private() || ip.is_link_local();
				!(is_special || is_near || ip.is_documentation())
			}
			Self::Ip(IpAddr::V6(ip)) => {
				let [first, second, ..] = ip.segments();
				// All that was ever given out (RFC 4291), without what stands in documents (RFC 3849).
				(0x2000..0x4000).contains(&first) && (first, second) != (0x2001, 0x0db8)
			}
			Self::Name(name) => name.contains('.') && !OF_ONE_NETWORK.iter().any(|end| name.ends_with(end)),
		}
	}
}

impl fmt::Display for Host {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Ip(ip) => ip.fmt(f),
			Self::Name(name) => name.fmt(f),
		}
	}
}

/// Whether a machine can be called so: letters, digits and hyphens between dots. (RFC 1123)
fn is_name(name: &str) -> bool {
	let is_label = |label: &str| {
		let are_signs = label.bytes().all(|one| one.is_ascii_alphanumeric() || one == b'-');
		are_signs && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
	};
	name.len() <= 253 && name.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
	use super::{super::place::Place, *};
	use std::path::Path;

	fn host(text: &str) -> Result<Host, String> {
		let place = Place { file: Path::new("ours.toml").into(), line: 1 };
		let read = read(&At { value: text.into(), place });
		read.map(|address| address.value.host).map_err(|refusal| refusal.sentence)
	}

	#[test]
	fn others_find_what_is_public() {
		for text in [
			"/dns/node.example.coop/tcp/30333",
			"/dns4/1.example/tcp/30333",
			"/dns6/node.example.coop./tcp/443/wss",
			"/dns/xn--bckerei-5wa.example/tcp/443/ws",
			"/dns/8.8.8.8/tcp/30333",
			"/ip4/172.32.0.1/tcp/30333",
			"/ip4/100.128.0.1/tcp/30333",
			"/ip6/2001:4860:4860::8888/tcp/30333",
			"/ip6/::ffff:8.8.8.8/tcp/30333",
		] {
			assert!(host(text).unwrap().is_public(), "{text}");
		}
	}

	#[test]
	fn nobody_else_finds_what_is_of_one_network_or_machine() {
		for text in [
			"/dns/localhost/tcp/30333",
			"/dns/node.localhost/tcp/30333",
			"/dns/bakery/tcp/30333",
			"/dns/bakery.LAN/tcp/30333",
			"/dns/bakery.local./tcp/30333",
			"/dns/bakery.internal/tcp/30333",
			"/dns/127.0.0.1/tcp/30333",
			"/ip4/0.1.2.3/tcp/30333",
			"/ip4/10.0.0.1/tcp/30333",
			"/ip4/100.64.0.1/tcp/30333",
			"/ip4/100.127.255.255/tcp/30333",
			"/ip4/127.0.0.1/tcp/30333",
			"/ip4/169.254.1.1/tcp/30333",
			"/ip4/172.31.0.1/tcp/30333",
			"/ip4/192.168.1.4/tcp/30333",
			"/ip4/203.0.113.7/tcp/30333",
			"/ip4/224.0.0.1/tcp/30333",
			"/ip4/255.255.255.255/tcp/30333",
			"/ip6/::/tcp/30333",
			"/ip6/::1/tcp/30333",
			"/ip6/::ffff:127.0.0.1/tcp/30333",
			"/ip6/fd00::1/tcp/30333",
			"/ip6/fe80::1/tcp/30333",
			"/ip6/ff02::1/tcp/30333",
			"/ip6/2001:db8::1/tcp/30333",
		] {
			assert!(!host(text).unwrap().is_public(), "{text}");
		}
	}

	#[test]
	fn a_machine_has_one_form() {
		assert_eq!(host("/dns/Node.Example.coop./tcp/1"), host("/dns4/node.example.coop/tcp/2/ws"));
		assert_eq!(host("/ip6/::ffff:8.8.8.8/tcp/1"), host("/ip4/8.8.8.8/tcp/1"));
		assert_eq!(host("/dns/8.8.8.8/tcp/1"), host("/ip4/8.8.8.8/tcp/1"));
	}

	#[test]
	fn what_nodes_cannot_reach_is_no_address() {
		let long = format!("/dns/{}.example/tcp/30333", "a".repeat(64));
		for text in [
			"/dns//tcp/30333",
			"/dns/./tcp/30333",
			"/dns/our node.example/tcp/30333",
			"/dns/our_node.example/tcp/30333",
			"/dns/-node.example/tcp/30333",
			"/dns/node..example/tcp/30333",
			long.as_str(),
			"/ip4/8.8.8.8/udp/30333",
			"/ip4/8.8.8.8/tcp/30333/quic-v1",
			"/ip4/8.8.8.8/tcp/30333/ws/ws",
			"/dnsaddr/node.example/tcp/30333",
		] {
			let sentence = format!("'{text}' is no address of a node such as '/dns/node.example.coop/tcp/30333'");
			assert_eq!(host(text), Err(sentence));
		}
	}
}
