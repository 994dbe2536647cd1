import { NetException, XML_EXCEPTION } from '../runtime/exception.ts';

export const xmlException = (message: string): NetException => new NetException(XML_EXCEPTION, message, null);

/** With line and position, both counted from 1. */
export function xmlExceptionAt(source: string, offset: number, sentence: string): NetException {
  const lines = source.slice(0, offset).split(/\r\n?|\n/);
  return xmlException(`${sentence} Line ${lines.length}, position ${(lines.at(-1) ?? '').length + 1}.`);
}
