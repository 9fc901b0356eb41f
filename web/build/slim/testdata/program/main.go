// Program does what the runtime needs the table of functions for, and prints
// what comes of it.
package main

import (
	"fmt"
	"os"
	"reflect"
	"runtime"
	"strings"
)

func main() {
	for _, c := range []struct {
		name string
		do   func()
	}{
		{"message", func() { panic("a message") }},
		{"error", func() { panic(fmt.Errorf("an error with %d", 7)) }},
		{"index", func() { fmt.Println(make([]int, 2)[len(os.Args)+7]) }},
		{"division", func() { fmt.Println(1 / (len(os.Args) - len(os.Args))) }},
		{"nil map", func() { map[string]int(nil)["a"] = 1 }},
		{"nil pointer", func() { fmt.Println(*new(*int) == nil, **new(*int)) }},
		{"value method of nil", func() { nameOf((*point)(nil)) }},
		{"conversion", func() { fmt.Println(any(1).(fmt.Stringer)) }},
	} {
		fmt.Println(c.name, "->", recovered(c.do))
	}
	fmt.Println("deep", deep(3000))
	fmt.Println("made", made(200))
	fmt.Println("goroutines", goroutines(100))
	panic("the last words")
}

func recovered(do func()) (why any) {
	defer func() { why = recover() }()
	do()
	return nil
}

type named interface{ name() string }

type point struct{ x, y int }

func (p point) name() string { return fmt.Sprint(p.x, p.y) }

// nameOf knows the interface alone, and so calls the method that Go wraps around
// that of the value.
//
//go:noinline
func nameOf(of named) string { return of.name() }

// deep grows the stack, with the collector at work on it.
func deep(n int) int {
	held := new([64]int)
	held[n%64] = n
	if n%100 == 0 {
		runtime.GC()
	}
	if n == 0 {
		return 0
	}
	sum := deep(n - 1)
	return sum + held[n%64]
}

// made calls a function that reflect has made, whose arguments the collector
// finds by the name of reflect's own.
func made(n int) (sum int) {
	var add func(a, b *int) *int
	function := reflect.MakeFunc(reflect.TypeOf(add), func(in []reflect.Value) []reflect.Value {
		runtime.GC()
		_ = strings.Repeat("x", 1<<16)
		total := *in[0].Interface().(*int) + *in[1].Interface().(*int)
		return []reflect.Value{reflect.ValueOf(&total)}
	})
	add = function.Interface().(func(a, b *int) *int)
	for i := range n {
		a, b := i, sum
		sum = *add(&a, &b)
	}
	return sum
}

// goroutines counts those that there are, of which the runtime's own are none.
func goroutines(n int) int {
	wait, done := make(chan bool), make(chan bool)
	for range n {
		go func() { <-wait; done <- true }()
	}
	runtime.Gosched()
	count := runtime.NumGoroutine()
	close(wait)
	for range n {
		<-done
	}
	return count
}
