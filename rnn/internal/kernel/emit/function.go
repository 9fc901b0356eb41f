package main

// kind is the type of a value, as the format writes it.
type kind byte

const (
	i32  kind = 0x7f
	v128 kind = 0x7b
)

// local is a variable or parameter of a function, by its number.
type local int

// function is one that is being written: its methods append to its code.
type function struct {
	index      int
	name       string
	parameters []kind
	results    []kind
	variables  []kind
	constants  map[string]local // by the code of their value
	first      []byte           // sets the constants
	code       []byte
}

// The instructions of control.
const (
	opBlock   = 0x02
	opLoop    = 0x03
	opIf      = 0x04
	opEnd     = 0x0b
	opBr      = 0x0c
	opBrIf    = 0x0d
	opBrTable = 0x0e
	opCall    = 0x10
	opSet     = 0x21
	noResult  = 0x40
)

// parameter is the parameter at this place.
func (f *function) parameter(at int) local { return local(at) }

// variable makes a variable, which is 0 at the start.
func (f *function) variable(k kind) local {
	f.variables = append(f.variables, k)
	return local(len(f.parameters) + len(f.variables) - 1)
}

// vectors makes count of them for vectors.
func (f *function) vectors(count int) []local {
	list := make([]local, count)
	for i := range list {
		list[i] = f.variable(v128)
	}
	return list
}

// constant is a variable of type v128 that is set once, before all else. As a
// constant in a loop it would be made anew each time, in several instructions.
func (f *function) constant(value expr) expr {
	l, ok := f.constants[string(value)]
	if !ok {
		l = f.variable(v128)
		f.constants[string(value)] = l
		f.first = append(f.first, join(value, []byte{opSet}, unsigned(int(l)))...)
	}
	return get(l)
}

// keep makes a new variable of a vector, to use it more than once.
func (f *function) keep(value expr) expr {
	l := f.variable(v128)
	f.set(l, value)
	return get(l)
}

// set makes a variable of a value.
func (f *function) set(l local, value expr) {
	f.emit(value, []byte{opSet}, unsigned(int(l)))
}

// let makes a new variable of a value.
func (f *function) let(value expr) local {
	l := f.variable(i32)
	f.set(l, value)
	return l
}

// add adds to a variable.
func (f *function) add(l local, value expr) { f.set(l, add(get(l), value)) }

// when runs the body if the condition is not 0.
func (f *function) when(condition expr, body func()) {
	f.emit(condition, []byte{opIf, noResult})
	body()
	f.emit([]byte{opEnd})
}

// repeat runs the body at least once, and again while the condition is not 0.
func (f *function) repeat(body func(), condition expr) {
	f.emit([]byte{opLoop, noResult})
	body()
	f.emit(condition, []byte{opBrIf, 0, opEnd})
}

// while runs the body as long as the condition is not 0.
func (f *function) while(condition expr, body func()) {
	f.when(condition, func() { f.repeat(body, condition) })
}

// choose runs the case of this number; the last one if it is too great.
func (f *function) choose(number expr, cases ...func()) {
	last := len(cases) - 1
	f.emit([]byte{opBlock, noResult})
	for range cases {
		f.emit([]byte{opBlock, noResult})
	}
	f.emit(number, []byte{opBrTable}, unsigned(last))
	for i := range cases {
		f.emit(unsigned(i))
	}
	for i, run := range cases {
		f.emit([]byte{opEnd})
		run()
		if i < last {
			f.emit([]byte{opBr}, unsigned(last-i))
		}
	}
	f.emit([]byte{opEnd})
}

// called is the result of another function, or what it does if it has none.
func called(g *function, arguments ...expr) expr {
	return join(join(arguments...), []byte{opCall}, unsigned(g.index))
}

func (f *function) emit(parts ...expr) { f.code = append(f.code, join(parts...)...) }

// body is the function as the code section has it: its variables, then the code.
func (f *function) body() []byte {
	b := unsigned(len(f.variables))
	for _, k := range f.variables {
		b = append(b, 1, byte(k))
	}
	return append(join(b, f.first, f.code), opEnd)
}
