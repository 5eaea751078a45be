export function open(host, letter) { window.held = letter }
