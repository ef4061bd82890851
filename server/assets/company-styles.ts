/** The company's color in place of our own; on dark paper it is lightened, so that it can be read there as well. */
export const companyStyles = (color: string): string => `
:root {
  --deep: ${color};
  --deep-hover: color-mix(in srgb, ${color} 80%, black);
  --mist: color-mix(in srgb, ${color} 9%, var(--card));
}
@media only screen and (prefers-color-scheme: dark) {
  :root {
    --deep: color-mix(in srgb, ${color} 40%, white);
    --deep-hover: color-mix(in srgb, ${color} 25%, white);
    --mist: color-mix(in srgb, ${color} 25%, var(--card));
  }
}
`;
