/** The protocol between a desk and its engine. Both sides refuse to talk across different numbers. */
export const PROTOCOL_VERSION = 1;

/** WebSocket subprotocol. The second one offered is `ticket.<ticket>`, a credential that is good for one connection. */
export const SUBPROTOCOL = `penumbra.${PROTOCOL_VERSION}`;
export const TICKET_PREFIX = 'ticket.';
