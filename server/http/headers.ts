import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Security headers: pages run no script and load only our own styles; they may not be framed, cached or indexed. */
export const headers = (publicUrl: string): readonly RequestHandler[] => {
  const tls = publicUrl.startsWith('https:');
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'"],
          // Pico draws its arrows and ticks as data.
          imgSrc: ["'self'", 'data:'],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      // To other sites nothing. With `no-referrer`, browsers would hide from ourselves that a form is ours.
      referrerPolicy: { policy: 'same-origin' },
      frameguard: { action: 'deny' },
      strictTransportSecurity: tls,
      crossOriginEmbedderPolicy: true,
    }),
    (_request, response, next) => {
      response.set({
        'Cache-Control': 'no-store',
        'X-Robots-Tag': 'noindex, nofollow, noarchive',
        'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      });
      next();
    },
  ];
};
