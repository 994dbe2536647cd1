import { INVALID_OPERATION_EXCEPTION, NetException } from '../runtime/exception.ts';
import { define } from '../types/type.ts';

export const OBJECT_DISPOSED_EXCEPTION = define({
  name: 'System.ObjectDisposedException',
  kind: 'class',
  bases: () => [INVALID_OPERATION_EXCEPTION],
});

export const readerClosed = (): NetException =>
  new NetException(OBJECT_DISPOSED_EXCEPTION, 'Cannot read from a closed TextReader.', null);

export const writerClosed = (): NetException =>
  new NetException(OBJECT_DISPOSED_EXCEPTION, 'Cannot write to a closed TextWriter.', null);
