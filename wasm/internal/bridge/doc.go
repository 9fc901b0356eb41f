// Package bridge is what the programs for a browser's worker have in common:
// commands that take and answer plain objects of JavaScript, and errors that cross
// as {code, field, message}.
package bridge
