import { inflateSync } from 'node:zlib';

export type Pixel = { red: number; green: number; blue: number; alpha: number };
export type Picture = { width: number; height: number; pixels: Pixel[] };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CHANNELS_BY_COLOUR_TYPE: Record<number, number> = { 2: 3, 6: 4 };

/**
 * Reads a PNG of 8 bits per channel, RGB or RGBA, not interlaced (what a browser's screenshot is).
 * Throws on every other kind.
 */
export function readPng(bytes: Uint8Array): Picture {
  const chunks = readChunks(Buffer.from(bytes));
  const header = chunks.find(({ type }) => type === 'IHDR')!.data;
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const channels = CHANNELS_BY_COLOUR_TYPE[header[9]!];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0) throw new Error('This kind of PNG is not read.');
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const samples = unfilter(inflateSync(packed), width * channels, height, channels);
  return { width, height, pixels: toPixels(samples, channels) };
}

function readChunks(file: Buffer): { type: string; data: Buffer }[] {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG.');
  const chunks = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** Each row begins with its filter: the samples are differences with the left, upper or upper-left neighbour. */
function unfilter(filtered: Buffer, rowLength: number, height: number, channels: number): Uint8Array {
  const samples = new Uint8Array(rowLength * height);
  for (let row = 0; row < height; row += 1) {
    const filter = filtered[row * (rowLength + 1)]!;
    for (let column = 0; column < rowLength; column += 1) {
      const at = row * rowLength + column;
      const left = column < channels ? 0 : samples[at - channels]!;
      const up = row === 0 ? 0 : samples[at - rowLength]!;
      const upLeft = row === 0 || column < channels ? 0 : samples[at - rowLength - channels]!;
      samples[at] = filtered[row * (rowLength + 1) + 1 + column]! + predicted(filter, left, up, upLeft);
    }
  }
  return samples;
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return Math.floor((left + up) / 2);
    case 4:
      return paeth(left, up, upLeft);
    default:
      throw new Error(`A PNG has no row filter ${filter}.`);
  }
}

/** The neighbour nearest to left + up − upLeft; on a tie left, then up. */
function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [left, up, upLeft].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

function toPixels(samples: Uint8Array, channels: number): Pixel[] {
  return Array.from({ length: samples.length / channels }, (_, index) => {
    const [red, green, blue, alpha = 255] = samples.subarray(index * channels, (index + 1) * channels);
    return { red: red!, green: green!, blue: blue!, alpha };
  });
}
