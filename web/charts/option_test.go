package charts

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestPrune(t *testing.T) {
	var tree any
	if err := json.Unmarshal([]byte(`{"a":null,"b":{"c":null,"d":0},"e":[null,{"f":null}],"g":false}`), &tree); err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(prune(tree))
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"b":{"d":0},"e":[{}],"g":false}`; string(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestLay(t *testing.T) {
	under := Option{"a": Option{"b": 1, "c": 2}, "list": []any{Option{"x": 1}, Option{"x": 2}}, "text": "old"}
	over := Option{"a": Option{"b": 3}, "list": Option{"y": 4}, "text": "new", "new": Option{"z": 5}}
	got, err := json.Marshal(lay(under, over))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"a":{"b":3,"c":2},"list":[{"x":1,"y":4},{"x":2,"y":4}],"new":{"z":5},"text":"new"}`
	if strings.TrimSpace(string(got)) != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
