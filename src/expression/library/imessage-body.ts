import { bodyAs } from '../context/body-as.ts';
import { parseForm } from '../context/form-content.ts';
import type { MessageBody } from '../context/message-body.ts';
import { IMESSAGE_BODY } from '../context/types.ts';
import { generic, members } from '../types/table.ts';

export const imessageBody = members(IMESSAGE_BODY, () => ({
  'T As<T>(bool preserveContent = false)': generic(bodyAs),
  'IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)': (
    body: MessageBody,
    preserveContent: boolean,
  ) => parseForm(body.text(preserveContent)),
}));
