#!/usr/bin/env bash
# Packs a node that was built into a Debian package: scripts/deb.sh BINARY FOLDER
#
# The package has the version of Cargo.toml and the date of the last commit. The same files give the same bytes.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

die() {
	echo "rochdale: $*" >&2
	exit 1
}

[ $# = 2 ] || die "usage: scripts/deb.sh BINARY FOLDER"
binary=$(realpath -m "$1")
[ -x "$binary" ] || die "there is no node at $binary: build it first, or name another one."
for tool in dpkg-deb dpkg-shlibdeps; do
	command -v "$tool" >/dev/null || die "$tool is missing: install the Debian package dpkg-dev."
done
mkdir -p "$2"
folder=$(realpath "$2")
version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' "$root/Cargo.toml")
[ -n "$version" ] || die "Cargo.toml names no version."
architecture=$(dpkg --print-architecture)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
package=$work/package
# Whatever the umask of the one who packs, everybody can read what is in a package.
umask 022

place() {
	local mode=$1 target=$2
	shift 2
	install -D -m "$mode" -t "$package$target" "$@"
}

place 755 /usr/bin "$binary"
[ "$(basename "$binary")" = rochdale-node ] || mv "$package/usr/bin/$(basename "$binary")" "$package/usr/bin/rochdale-node"
place 755 /usr/sbin "$root/packaging/rochdale-new-keys"
place 644 /usr/lib/systemd/system "$root"/packaging/systemd/*.service
place 644 /etc/rochdale "$root"/packaging/etc/*.env
place 644 /usr/share/rochdale "$root"/packaging/{nginx.conf,Caddyfile,alerts.yml,dashboard.json}
place 644 /usr/share/doc/rochdale-node "$root"/docs/{installing,keys,operating-a-validator,watching,upgrading,releasing,founding}.md
place 644 /usr/share/doc/rochdale-node/bad-nights "$root"/docs/bad-nights/*.md
place 644 /usr/share/doc/rochdale-node "$root/packaging/debian/copyright"

# What libraries the program needs, in the versions that it was built with.
mkdir -p "$work/debian" && touch "$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O -e "$package/usr/bin/rochdale-node" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || die "it could not be found out which libraries $binary needs: is it a program of this machine?"
size=$(du -k -s --apparent-size "$package" | cut -f1)

mkdir "$package/DEBIAN"
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@SIZE@/$size/" -e "s/@DEPENDS@/$depends/" \
	"$root/packaging/debian/control" >"$package/DEBIAN/control"
install -m 644 "$root/packaging/debian/conffiles" "$package/DEBIAN/"
install -m 755 "$root"/packaging/debian/{postinst,prerm,postrm} "$package/DEBIAN/"
file=$folder/rochdale-node_${version}_$architecture.deb
dpkg-deb --root-owner-group -Z"${ROCHDALE_DEB_COMPRESSION:-xz}" --build "$package" "$file" >/dev/null
echo "$file"
