import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const salt = randomBytes(32);

/** Compares two secrets in constant time. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(mac(a), mac(b));

const mac = (text: string): Buffer => createHmac('sha256', salt).update(text).digest();
