package charts

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// first returns the only element of the list at key.
func first(t *testing.T, o Option, key string) Option {
	t.Helper()
	list, ok := o[key].([]any)
	if !ok || len(list) != 1 {
		t.Fatalf("%s is %v, want a list of one", key, o[key])
	}
	return list[0].(Option)
}

func TestCharts(t *testing.T) {
	type series struct {
		name, kind string
		dashed     bool
	}
	predictions := []series{{"truth", "line", false}, {"printed", "line", true}, {"prediction", "line", false}}
	tests := map[string]struct {
		series []series
		x, y   string // kinds of axis
	}{
		"loss":                 {[]series{{"train", "line", true}, {"validation", "line", false}}, "value", "log"},
		"predictionTrain":      {predictions, "value", "value"},
		"predictionValidation": {predictions, "value", "value"},
		"forecast":             {[]series{{"truth", "line", false}, {"prediction", "line", false}}, "value", "value"},
		"hidden":               {nil, "category", "category"},
		"gradient":             {[]series{{"gradient", "bar", false}, {"zero", "bar", false}}, "category", "log"},
	}
	all := All()
	if got, want := slices.Sorted(maps.Keys(all)), slices.Sorted(maps.Keys(tests)); !slices.Equal(got, want) {
		t.Fatalf("charts %v, want %v", got, want)
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			o := all[name]
			var got []series
			for _, s := range o["series"].([]any) {
				s := s.(Option)
				style, _ := s["lineStyle"].(Option)
				_, dashed := style["type"]
				got = append(got, series{s["name"].(string), s["type"].(string), dashed})
				if s["id"] != s["name"] {
					t.Errorf("series %v has id %v", s["name"], s["id"])
				}
			}
			if !slices.Equal(got, test.series) {
				t.Errorf("series %v, want %v", got, test.series)
			}
			if x := first(t, o, "xAxis")["type"]; x != test.x {
				t.Errorf("x axis %v, want %v", x, test.x)
			}
			if y := first(t, o, "yAxis")["type"]; y != test.y {
				t.Errorf("y axis %v, want %v", y, test.y)
			}
			checkCommon(t, o)
		})
	}
}

// checkCommon checks what every chart needs under ECharts 6 and the page's
// security policy.
func checkCommon(t *testing.T, o Option) {
	t.Helper()
	for _, key := range []string{"title", "legend", "toolbox", "color", "aria"} {
		if v, ok := o[key]; ok {
			t.Errorf("%s is still there: %v", key, v)
		}
	}
	grid := first(t, o, "grid")
	for _, side := range []string{"left", "right", "top", "bottom"} {
		if _, ok := grid[side]; !ok {
			t.Errorf("grid.%s is left to ECharts", side)
		}
	}
	if o["animation"] != false {
		t.Errorf("animation is %v", o["animation"])
	}
	if tooltip := o["tooltip"].(Option); tooltip["renderMode"] != "richText" || tooltip["confine"] != true {
		t.Errorf("tooltip is %v", tooltip)
	}
}

func TestLongLinesAreSampled(t *testing.T) {
	for _, name := range []string{"loss", "predictionTrain", "forecast"} {
		for _, s := range All()[name]["series"].([]any) {
			if got := s.(Option)["sampling"]; got != "lttb" {
				t.Errorf("%s, %v: sampling %v", name, s.(Option)["name"], got)
			}
		}
	}
}

// The report has the heat map that goes with the page's axes.
func TestHiddenIsAHeatMap(t *testing.T) {
	o := Hidden()
	if s := first(t, o, "series"); s["id"] != "hidden" || s["type"] != "heatmap" {
		t.Errorf("series %v of type %v", s["id"], s["type"])
	}
	if colours := first(t, o, "visualMap"); colours["dimension"] != 2 {
		t.Errorf("colours by dimension %v", colours["dimension"])
	}
	axes := HiddenAxes()
	if _, ok := axes["visualMap"]; ok {
		t.Error("the axes alone have colours")
	}
	for _, axis := range []string{"xAxis", "yAxis", "grid"} {
		if !reflect.DeepEqual(axes[axis], o[axis]) {
			t.Errorf("%s %v with cells, %v alone", axis, o[axis], axes[axis])
		}
	}
}

// Bars on a logarithmic axis must stand on its floor, wherever that is.
func TestGradientBarsStandBelow(t *testing.T) {
	y := first(t, Gradient(), "yAxis")
	if start, ok := y["startValue"].(float64); !ok || start <= 0 || start > 1e-100 {
		t.Errorf("startValue %v", y["startValue"])
	}
}

func TestJSON(t *testing.T) {
	once, err := json.Marshal(All())
	if err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(All())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(once, again) {
		t.Error("two calls give different bytes")
	}
	if bytes.Contains(once, []byte("__f__")) {
		t.Error("a JavaScript function was written as a string")
	}
	var tree any
	if err := json.Unmarshal(once, &tree); err != nil {
		t.Fatal(err)
	}
	if path := findNull("", tree); path != "" {
		t.Errorf("null at %s", path)
	}
}

// findNull returns the path of a null in v, "" if there is none.
func findNull(path string, v any) string {
	switch v := v.(type) {
	case nil:
		return path
	case map[string]any:
		for key, value := range v {
			if found := findNull(path+"."+key, value); found != "" {
				return found
			}
		}
	case []any:
		for _, value := range v {
			if found := findNull(path+"[]", value); found != "" {
				return found
			}
		}
	}
	return ""
}

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
