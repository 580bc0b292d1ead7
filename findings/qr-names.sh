#!/usr/bin/env bash
# qrcode-generator and jsQR: what a name in a payment's QR code is when it is read again.
#
# Expected: the code holds the text as UTF-8, as the European QR code for credit transfers asks for with its character set 1,
# or the library refuses what it cannot write. A reader gives back what is in the code, in some encoding.
# Seen: qrcode-generator 1.4.4 cuts each character to its last byte unless another conversion is set: "Łódź" is written as
# "Aódz" and the euro sign as "¬", both of them good text in Latin-1, and nothing is said. jsQR 1.4.0 finds such a code and
# gives an empty text for it, beside the right bytes; of codes that qrcode 1.5.4 writes it gives the text.
# Go about it: `qrcode.stringToBytes = (text) => new TextEncoder().encode(text)` before the first code; with jsQR read
# `binaryData`, and take an empty `data` for a failure. Read each code again before it is printed.
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
cd "$folder"
{
	npm init --yes && npm install --no-audit --no-fund qrcode-generator@1.4.4 jsqr@1.4.0 qrcode@1.5.4
} >log 2>&1 || { cat log >&2 && exit 2; }
cat >names.mjs <<'CODE'
import generator from 'qrcode-generator';
import jsqr from 'jsqr';
import QR from 'qrcode';

const scan = (size, isDark) => {
	const [scale, margin] = [4, 4];
	const width = (size + 2 * margin) * scale;
	const at = (place) => Math.floor(place / scale) - margin;
	const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
	for (let y = 0; y < width; y++) {
		for (let x = 0; x < width; x++) {
			const [row, column] = [at(y), at(x)];
			const isInside = Math.min(row, column) >= 0 && Math.max(row, column) < size;
			if (isInside && isDark(row, column)) pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
		}
	}
	const { data, binaryData } = (jsqr.default ?? jsqr)(pixels, width, width);
	return `text ${JSON.stringify(data)}, bytes ${Buffer.from(binaryData).toString('hex')}`;
};
const byGenerator = (text) => {
	const code = generator(0, 'M');
	code.addData(text);
	code.make();
	return scan(code.getModuleCount(), (row, column) => code.isDark(row, column));
};
const byQrcode = (text) => {
	const { modules } = QR.create(text, { errorCorrectionLevel: 'M' });
	return scan(modules.size, (row, column) => modules.get(row, column));
};
for (const text of ['Lodz', 'Łódź', '€']) {
	console.log(`${text} by qrcode-generator: ${byGenerator(text)}`);
	console.log(`${text} by qrcode: ${byQrcode(text)}`);
}
generator.stringToBytes = (text) => [...new TextEncoder().encode(text)];
console.log(`Łódź by qrcode-generator as UTF-8: ${byGenerator('Łódź')}`);
CODE
node names.mjs | tee seen
diff seen - <<'SEEN' || { echo "this has changed" >&2 && exit 1; }
Lodz by qrcode-generator: text "Lodz", bytes 4c6f647a
Lodz by qrcode: text "Lodz", bytes 4c6f647a
Łódź by qrcode-generator: text "", bytes 41f3647a
Łódź by qrcode: text "Łódź", bytes c581c3b364c5ba
€ by qrcode-generator: text "", bytes ac
€ by qrcode: text "€", bytes e282ac
Łódź by qrcode-generator as UTF-8: text "Łódź", bytes c581c3b364c5ba
SEEN
