//go:build js && wasm

package bridge

import (
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
)

// A Command does what JavaScript asks in a plain object.
type Command func(send js.Value) (value any, err error)

// Guard makes a command callable; after a panic it calls distrust. Nothing that goes wrong inside ends the
// program: an uncaught panic would, and then every later call would fail with
// "Go program has already exited".
func Guard(run Command, distrust func()) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) (reply any) {
		defer func() {
			if p := recover(); p != nil {
				distrust() // what panicked half-way is not to be trusted
				reply = failure("internal", "", panicText(p))
			}
		}()
		if len(args) != 1 || args[0].Type() != js.TypeObject {
			return failure("request", "", "a command takes one object")
		}
		value, err := run(args[0])
		if err != nil {
			return errorReply(err)
		}
		return map[string]any{"value": value}
	})
}

// errorReply is an error as JavaScript gets it. What a user can put right
// names its field, of several the first. (errors.As would do the same for 10 kB
// more to download, compressed: it brings in reflection.)
func errorReply(err error) map[string]any {
	switch err := err.(type) {
	case *rnn.FieldError:
		return failure("config", err.Field, err.Message())
	case rnn.ConfigError:
		return failure("config", err[0].Field, err.Error())
	case *rnn.FileError:
		return failure("file", string(err.Problem), err.Detail)
	}
	return failure("request", "", err.Error())
}

//go:noinline
func failure(code, field, message string) map[string]any {
	shape := Plain{}
	shape.Text("code", code)
	shape.Text("message", message)
	if field != "" {
		shape.Text("field", field)
	}
	return map[string]any{"error": map[string]any(shape)}
}

func panicText(p any) string {
	switch p := p.(type) {
	case error:
		return p.Error()
	case string:
		return p
	}
	return "a panic without a message"
}
