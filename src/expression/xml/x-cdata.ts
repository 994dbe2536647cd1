import { define } from '../types/type.ts';
import type { ElementWriter } from './element-writer.ts';
import { NODE, type NodeType } from './node-type.ts';
import { XTEXT, XText } from './x-text.ts';

export const XCDATA = define({ name: 'System.Xml.Linq.XCData', kind: 'class', bases: () => [XTEXT] });

export class XCData extends XText {
  override get type(): typeof XCDATA {
    return XCDATA;
  }

  override get nodeType(): NodeType {
    return NODE.cdata;
  }

  override copyAlone(): XCData {
    return new XCData(this.value);
  }

  override writeStart({ content }: ElementWriter): void {
    content.cdata(this.value);
  }
}
