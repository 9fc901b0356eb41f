package charts

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// What the page draws by itself comes into its scripts as a file.
func TestFileOfDrawnCharts(t *testing.T) {
	bare := map[string]Option{}
	for name, o := range Drawn() {
		bare[name] = Bare(o)
	}
	checkFile(t, filepath.Join("..", "app", "charts", "drawn.json"), bare)
}

// Each network of a ladder has a line of its own.
func TestEveryLearnerIsDrawn(t *testing.T) {
	own, err := task.NewOwn(series.Sine(100))
	if err != nil {
		t.Fatal(err)
	}
	ladders := map[string]int{"own": len(own.Ladder())}
	for _, l := range task.Lessons() {
		of, err := l.New(1)
		if err != nil {
			t.Fatal(err)
		}
		ladders[l.Name] = len(of.Ladder())
	}
	for name, n := range ladders {
		if n > Learners {
			t.Errorf("%s has %d networks, and %d have lines", name, n, Learners)
		}
	}
}

// The style sheets and the scripts of the two pages say no width and no dash of
// their own. The pad, which a reader draws on, is no chart.
func TestNobodyElseSaysHowLinesAreDrawn(t *testing.T) {
	own := regexp.MustCompile(`stroke-(width|dasharray|linecap|linejoin)|stroke(Width|Dasharray|Linecap|Linejoin)`)
	halo := regexp.MustCompile(`stroke-width: 4px;\s*paint-order: stroke;`) // around words
	looked := 0
	for _, pattern := range []string{"numbers/*", "numbers/frame/*", "symbols/*", "symbols/frame/*", "charts/loss-picture.ts"} {
		files, err := filepath.Glob(filepath.Join("..", "app", filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if ext := filepath.Ext(file); filepath.Base(file) == "pad.css" || ext != ".css" && ext != ".ts" {
				continue
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			looked++
			if found := own.Find(halo.ReplaceAll(text, nil)); found != nil {
				t.Errorf("%s says %s, which is for this package to say", file, found)
			}
		}
	}
	if looked < 50 {
		t.Errorf("only %d files were looked at", looked)
	}
}

func TestBareIsWhatADefinitionSays(t *testing.T) {
	got, err := json.Marshal(Bare(Drawn()["inputs"]))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"grid":{"bottom":4,"left":0,"right":0,"top":18},"series":[{"barWidth":"1","name":"stem","type":"bar"},{"barWidth":"3","name":"marked","type":"bar"}]}`
	if string(got) != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
