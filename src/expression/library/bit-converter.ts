import { bytesAt, dashedHex, dashedHexFrom, written } from '../numbers/bit-converter.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { members } from '../types/table.ts';
import { define } from '../types/type.ts';

export const BIT_CONVERTER = define({ name: 'System.BitConverter', kind: 'static class' });

type Bytes = NetArray | null;

/** https://learn.microsoft.com/dotnet/api/system.bitconverter?view=net-8.0 */
export const bitConverter = members(BIT_CONVERTER, () => ({
  'static bool IsLittleEndian': () => true,
  'static byte[] GetBytes(bool value)': (value: boolean) => written(1, bytes => bytes.writeUInt8(Number(value))),
  'static byte[] GetBytes(char value)': (value: number) => written(2, bytes => bytes.writeUInt16LE(value)),
  'static byte[] GetBytes(short value)': (value: number) => written(2, bytes => bytes.writeInt16LE(value)),
  'static byte[] GetBytes(ushort value)': (value: number) => written(2, bytes => bytes.writeUInt16LE(value)),
  'static byte[] GetBytes(int value)': (value: number) => written(4, bytes => bytes.writeInt32LE(value)),
  'static byte[] GetBytes(uint value)': (value: number) => written(4, bytes => bytes.writeUInt32LE(value)),
  'static byte[] GetBytes(long value)': (value: bigint) => written(8, bytes => bytes.writeBigInt64LE(value)),
  'static byte[] GetBytes(ulong value)': (value: bigint) => written(8, bytes => bytes.writeBigUInt64LE(value)),
  'static byte[] GetBytes(float value)': (value: number) => written(4, bytes => bytes.writeFloatLE(value)),
  'static byte[] GetBytes(double value)': (value: number) => written(8, bytes => bytes.writeDoubleLE(value)),
  'static bool ToBoolean(byte[] value, int startIndex)': (value: Bytes, start: number) =>
    bytesAt(value, start, 1).readUInt8() !== 0,
  'static char ToChar(byte[] value, int startIndex)': (value: Bytes, start: number) =>
    bytesAt(value, start, 2).readUInt16LE(),
  'static short ToInt16(byte[] value, int startIndex)': (value: Bytes, start: number) =>
    bytesAt(value, start, 2).readInt16LE(),
  'static ushort ToUInt16(byte[] value, int startIndex)': (value: Bytes, start: number) =>
    bytesAt(value, start, 2).readUInt16LE(),
  'static int ToInt32(byte[] value, int startIndex)': (value: Bytes, start: number) =>
    bytesAt(value, start, 4).readInt32LE(),
  'static uint ToUInt32(byte[] value, int startIndex)': (value: Bytes, start: number) =>
    bytesAt(value, start, 4).readUInt32LE(),
  'static long ToInt64(byte[] value, int startIndex)': (value: Bytes, start: number) =>
    bytesAt(value, start, 8).readBigInt64LE(),
  'static ulong ToUInt64(byte[] value, int startIndex)': (value: Bytes, start: number) =>
    bytesAt(value, start, 8).readBigUInt64LE(),
  'static float ToSingle(byte[] value, int startIndex)': (value: Bytes, start: number) =>
    bytesAt(value, start, 4).readFloatLE(),
  'static double ToDouble(byte[] value, int startIndex)': (value: Bytes, start: number) =>
    bytesAt(value, start, 8).readDoubleLE(),
  'static string ToString(byte[] value)': (value: Bytes) => dashedHexFrom(value, 0),
  'static string ToString(byte[] value, int startIndex)': dashedHexFrom,
  'static string ToString(byte[] value, int startIndex, int length)': dashedHex,
  'static long DoubleToInt64Bits(double value)': (value: number) => bits(value).readBigInt64LE(),
  'static double Int64BitsToDouble(long value)': (value: bigint) => longBytes(value).readDoubleLE(),
  'static int SingleToInt32Bits(float value)': (value: number) => singleBits(value).readInt32LE(),
  'static float Int32BitsToSingle(int value)': (value: number) => intBytes(value).readFloatLE(),
}));

const filled = (size: number, write: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.alloc(size);
  write(bytes);
  return bytes;
};

const bits = (value: number): Buffer => filled(8, bytes => bytes.writeDoubleLE(value));
const longBytes = (value: bigint): Buffer => filled(8, bytes => bytes.writeBigInt64LE(value));
const singleBits = (value: number): Buffer => filled(4, bytes => bytes.writeFloatLE(value));
const intBytes = (value: number): Buffer => filled(4, bytes => bytes.writeInt32LE(value));
