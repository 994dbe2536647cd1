import { type BodyReaders, bodyAs } from '../context/body-as.ts';
import { parseForm } from '../context/form-content.ts';
import type { MessageBody } from '../context/message-body.ts';
import { IMESSAGE_BODY } from '../context/types.ts';
import { generic, members, type TypeTable } from '../types/table.ts';

export const imessageBody = (readers: BodyReaders): TypeTable =>
  members(IMESSAGE_BODY, () => ({
    'T As<T>(bool preserveContent = false)': generic(bodyAs(readers)),
    'IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)': (
      body: MessageBody,
      preserveContent: boolean,
    ) => parseForm(body.text(preserveContent)),
  }));
