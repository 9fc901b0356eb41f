package main

import "strings"

// runtimePrefix is all that the runtime asks of most names of its own: whether a
// goroutine is one of its own (isSystemGoroutine), which are not counted, and
// whether a frame is shown in a traceback.
const runtimePrefix = "runtime."

// wrapper is abi.FuncIDWrapper of Go 1.27.
const wrapper = 23

// nameKept says what stays of a function's name, because the runtime reads it
// other than to print it.
func nameKept(name string, kind byte) string {
	switch {
	case name == "reflect.makeFuncStub", name == "reflect.methodValueCall":
		return name // the collector finds their arguments by it (runtime/stkframe.go)
	case kind == wrapper && strings.Contains(name, ".(*"):
		return name // the panic of a value method called on nil spells it out, or else ends the program (panicwrap)
	case strings.HasPrefix(name, runtimePrefix):
		return runtimePrefix
	}
	return ""
}

// clearNames clears what is not kept of the names. What is kept stays where it
// is, because the records of inlined calls, which are not touched, point to
// names too. The first byte of the names stands for none.
func (t *table) clearNames(all []function) error {
	names := make([]byte, len(t.names))
	prefix := uint32(0) // where the one copy of runtimePrefix is
	for _, f := range all {
		offset := f.word(nameOffset)
		name, err := t.name(offset)
		if err != nil {
			return err
		}
		kept := nameKept(name, f[kindByte])
		if kept == runtimePrefix {
			if prefix == 0 {
				prefix = offset
			}
			offset = prefix
		}
		if kept == "" {
			offset = 0
		}
		copy(names[offset:], kept)
		f.setWord(nameOffset, offset)
	}
	copy(t.names, names)
	return nil
}
