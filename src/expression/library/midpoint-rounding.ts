import { MIDPOINT_ROUNDING } from '../numbers/midpoint-rounding.ts';
import { enumeration } from '../types/table.ts';

export const midpointRounding = enumeration(MIDPOINT_ROUNDING);
