/** One line family: 24×24, stroke 1.6, round ends; the inside of each `<svg>`. */
export const iconPaths = {
  home: '<path d="M4 10.5 12 4l8 6.5V19a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1z"/><path d="M9.5 20v-5.5h5V20"/>',
  code: '<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4z"/><path d="M14 14h2.5M20 14v2.5M14 17v3h3M20 20h0"/>',
  coupons:
    '<path d="M4 6.5h16a.5.5 0 0 1 .5.5v3a2 2 0 0 0 0 4v3a.5.5 0 0 1-.5.5H4a.5.5 0 0 1-.5-.5v-3a2 2 0 0 0 0-4V7a.5.5 0 0 1 .5-.5z"/><path d="M14.5 7v2M14.5 11v2M14.5 15v2"/>',
  me: '<circle cx="12" cy="8.5" r="3.8"/><path d="M4.5 20c.8-3.8 3.8-6 7.5-6s6.7 2.2 7.5 6"/>',
  right: '<path d="m9.5 5.5 6.5 6.5-6.5 6.5"/>',
  down: '<path d="m5.5 9 6.5 6.5L18.5 9"/>',
  back: '<path d="M14.5 5.5 8 12l6.5 6.5"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  minus: '<path d="M5 12h14"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 8h0"/>',
  warn: '<path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4.5M12 17h0"/>',
  done: '<circle cx="12" cy="12" r="8.5"/><path d="m8 12.3 2.8 2.8L16 9.5"/>',
  offline:
    '<path d="M3 9.5a13.5 13.5 0 0 1 5-2.9M21 9.5a13.5 13.5 0 0 0-9-3.4M6.5 13.2a8.5 8.5 0 0 1 4-2.1M17.5 13.2a8.5 8.5 0 0 0-2-1.4M9.7 16.5a4 4 0 0 1 4.6 0M12 19.5h0M4 4l16 16"/>',
  retry: '<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3"/><path d="M19.8 3.8v4h-4"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.5 2"/>',
  bell: '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15z"/><path d="M10 20.5h4"/>',
  gift: '<path d="M4 11h16v9H4zM3 7.5h18V11H3zM12 7.5V20"/><path d="M12 7.5C9 7.5 7.3 6.3 7.3 4.9c0-2.2 4.2-2 4.7 2.6.500-4.6 4.7-4.8 4.7-2.6 0 1.4-1.7 2.6-4.7 2.6z"/>',
  shop: '<path d="M4.5 10v9.5h15V10"/><path d="M3 9.5 5 4.5h14l2 5a2.3 2.3 0 0 1-4.5.500 2.3 2.3 0 0 1-4.5 0 2.3 2.3 0 0 1-4.5 0A2.3 2.3 0 0 1 3 9.5z"/><path d="M10 19.5V14.5h4v5"/>',
  pin: '<path d="M12 21s6.5-6.2 6.5-11A6.5 6.5 0 0 0 5.5 10c0 4.8 6.5 11 6.5 11z"/><circle cx="12" cy="10" r="2.4"/>',
  phone: '<rect x="7" y="3" width="10" height="18" rx="2"/><path d="M11 18h2"/>',
  shield: '<path d="M12 3.5 5 6v5.5c0 4.3 2.9 7.5 7 9 4.1-1.5 7-4.7 7-9V6z"/><path d="m9 12 2.2 2.2L15 10"/>',
  card: '<rect x="3" y="5.5" width="18" height="13" rx="2"/><path d="M3 10h18M6.5 15h4"/>',
  user: '<circle cx="12" cy="8.5" r="3.8"/><path d="M4.5 20c.8-3.8 3.8-6 7.5-6s6.7 2.2 7.5 6"/>',
  users:
    '<circle cx="9" cy="9" r="3.3"/><path d="M2.8 19c.6-3.3 3.1-5.2 6.2-5.2s5.6 1.9 6.2 5.2M15.5 6a3.2 3.2 0 0 1 0 6M17.5 14.3c2 .7 3.3 2.4 3.7 4.7"/>',
  scan: '<path d="M4 8.5V5a1 1 0 0 1 1-1h3.5M15.5 4H19a1 1 0 0 1 1 1v3.5M20 15.5V19a1 1 0 0 1-1 1h-3.5M8.5 20H5a1 1 0 0 1-1-1v-3.5M3.5 12h17"/>',
  camera:
    '<path d="M4 8h3.5L9 5.5h6L16.5 8H20a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1z"/><circle cx="12" cy="13" r="3.5"/>',
  image:
    '<rect x="3.5" y="4.5" width="17" height="15" rx="1.5"/><circle cx="9" cy="9.5" r="1.6"/><path d="m4 17.5 5-4.5 3.5 3 3.5-3.5 4 4"/>',
  keypad: '<rect x="3" y="6" width="18" height="12" rx="1.5"/><path d="M7 10h0M11 10h0M15 10h0M8 14h8"/>',
  receipt:
    '<path d="M6 3.5h12v17l-2.4-1.5-1.8 1.5-1.8-1.5-1.8 1.5-1.8-1.5L6 20.5z"/><path d="M9 8h6M9 12h6"/>',
  undo: '<path d="M8.5 5 4.5 9l4 4"/><path d="M4.5 9H14a5.5 5.5 0 0 1 0 11h-4"/>',
  badge:
    '<rect x="5" y="6" width="14" height="15" rx="1.5"/><path d="M12 6V3M9 6V4.5h6V6"/><circle cx="12" cy="12" r="2"/><path d="M8.5 18c.5-1.8 1.8-2.7 3.5-2.7s3 .9 3.5 2.7"/>',
  desk: '<path d="M4 14a8 8 0 0 1 16 0"/><path d="M3 14h18v3H3zM12 6V4M10 4h4"/>',
  desktop: '<rect x="3" y="4.5" width="18" height="12" rx="1.5"/><path d="M12 16.5V20M8.5 20h7"/>',
  lock: '<rect x="5" y="10.5" width="14" height="9.5" rx="1.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
  logout: '<path d="M14 4.5H5.5v15H14M10 12h10M17 8.5l3.5 3.5-3.5 3.5"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
  copy: '<rect x="8.5" y="8.5" width="11" height="11" rx="1.5"/><path d="M15.5 8.5v-4h-11v11h4"/>',
  doc: '<path d="M6 3.5h8.5L18.5 8v12.5H6z"/><path d="M14 3.5V8h4.5M9 12.5h6M9 16h6"/>',
  swap: '<path d="M4 8.5h15l-3.5-3.5M20 15.5H5L8.5 19"/>',
  trash: '<path d="M5 7h14M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10 11v5M14 11v5"/>',
  edit: '<path d="m4.5 19.5 1-4L16 5l3 3L8.5 18.5z"/><path d="m14 7 3 3"/>',
  star: '<path d="m12 4 2.4 5 5.6.700-4.1 3.8 1.1 5.5-5-2.7-5 2.7 1.1-5.5L4 9.7 9.6 9z"/>',
  wechat:
    '<path d="M9.5 4.5C5.9 4.5 3 6.9 3 9.9c0 1.7.9 3.2 2.4 4.2L5 16l2.3-1.1c.7.200 1.4.300 2.2.300"/><path d="M15.5 9.5c-3.2 0-5.7 2-5.7 4.7s2.5 4.7 5.7 4.7c.7 0 1.3-.1 1.9-.3l2.1 1-.4-1.8c1.3-.9 2-2.2 2-3.6 0-2.7-2.5-4.7-5.6-4.7z"/>',
} as const;

export type IconName = keyof typeof iconPaths;
