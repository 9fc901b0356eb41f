package main

// module is a WebAssembly module of functions that share an imported memory,
// "mem" of "go".
type module struct{ functions []*function }

// function adds a function with these parameters, which are its first locals.
// One that has a name is exported by it.
func (m *module) function(name string, parameters ...kind) *function {
	f := &function{index: len(m.functions), name: name, parameters: parameters, constants: map[string]local{}}
	m.functions = append(m.functions, f)
	return f
}

// The sections of a module, and what else is in its format.
const (
	typeSection     = 1
	importSection   = 2
	functionSection = 3
	exportSection   = 7
	codeSection     = 10

	functionType   = 0x60
	importMemory   = 2
	exportFunction = 0
	noMaximum      = 0
)

// bytes is the module in the binary format. Each function has a type of its own.
func (m *module) bytes() []byte {
	var types, functions, exports, code [][]byte
	for _, f := range m.functions {
		t := append([]byte{functionType}, unsigned(len(f.parameters))...)
		for _, k := range f.parameters {
			t = append(t, byte(k))
		}
		t = append(t, byte(len(f.results)))
		for _, k := range f.results {
			t = append(t, byte(k))
		}
		types = append(types, t)
		functions = append(functions, unsigned(f.index))
		if f.name != "" {
			exports = append(exports, join(text(f.name), []byte{exportFunction}, unsigned(f.index)))
		}
		body := f.body()
		code = append(code, join(unsigned(len(body)), body))
	}
	memory := join(text("go"), text("mem"), []byte{importMemory, noMaximum}, unsigned(1))
	return join([]byte("\x00asm\x01\x00\x00\x00"),
		section(typeSection, types),
		section(importSection, [][]byte{memory}),
		section(functionSection, functions),
		section(exportSection, exports),
		section(codeSection, code))
}

func section(id byte, entries [][]byte) []byte {
	content := join(unsigned(len(entries)), join(entries...))
	return join([]byte{id}, unsigned(len(content)), content)
}

func text(s string) []byte { return append(unsigned(len(s)), s...) }

func join(parts ...[]byte) (all []byte) {
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// unsigned is n in LEB128: seven bits a byte, low bits first.
func unsigned(n int) []byte {
	var b []byte
	for ; n >= 0x80; n >>= 7 {
		b = append(b, byte(n)|0x80)
	}
	return append(b, byte(n))
}

// signed is the same in two's complement; the last byte carries the sign.
func signed(n int) []byte {
	var b []byte
	for ; n < -0x40 || n >= 0x40; n >>= 7 {
		b = append(b, byte(n&0x7f)|0x80)
	}
	return append(b, byte(n&0x7f))
}
