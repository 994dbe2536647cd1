import {
  invalidOperation,
  JSON_EXCEPTION,
  JSON_READER_EXCEPTION,
  JSON_SERIALIZATION_EXCEPTION,
  JSON_WRITER_EXCEPTION,
  NetException,
} from '../runtime/exception.ts';

export const jsonException = (message: string): NetException => new NetException(JSON_EXCEPTION, message, null);

export const readerException = (message: string): NetException =>
  new NetException(JSON_READER_EXCEPTION, message, null);

export const writerException = (message: string): NetException =>
  new NetException(JSON_WRITER_EXCEPTION, message, null);

export const serializationException = (message: string): NetException =>
  new NetException(JSON_SERIALIZATION_EXCEPTION, message, null);

export const missingParent = (): NetException => invalidOperation('The parent is missing.');
