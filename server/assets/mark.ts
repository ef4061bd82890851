/** Stands for the logo of a company that has given none: an envelope with a tick. */
export const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="#1d5c63"/>
<path d="M7 11.5h18v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 7 21.500z" fill="#f7f3ea"/>
<path d="M7 11.500 16 18l9-6.500A2 2 0 0 0 23.500 9h-15A2 2 0 0 0 7 11.500z" fill="#cfe3dc"/>
<path d="m12.500 17.500 2.800 2.800 5-5.300" fill="none" stroke="#1d5c63" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`;
