package task_test

import (
	"fmt"
	"log"
	"os"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series/csv"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// From a file to a forecast in the units of the file, beside what rules reach
// without a network on a test that nothing has seen.
func ExampleNewOwn() {
	file, err := os.ReadFile("testdata/airline.csv")
	if err != nil {
		log.Fatal(err)
	}
	column, err := csv.ReadSeries(file, "Passengers") // finds separator, decimal mark, header and order
	if err != nil {
		log.Fatal(err) // names the line and the cell
	}
	own, err := task.NewOwn(column.Values) // the last fifth of them is the test
	if err != nil {
		log.Fatal(err)
	}
	network, err := own.Train(own.Ladder()[2], 12) // a GRU on what is left without the season
	if err != nil {
		log.Fatal(err)
	}
	for _, floor := range own.Floors { // what rules reach on the same test
		fmt.Printf("%-7s %6.2f\n", floor.Rule, floor.Test)
	}
	fmt.Printf("network %6.2f: %s, then %.0f\n", network.TestRMSE, network.Verdict.Worth, network.Forecast)
	// Output:
	// mean    248.81
	// last     53.35
	// drift    53.52
	// season   46.34
	// growth   19.46
	// linear   16.26
	// network  16.01: even, then [448 421 448 489 500 562 649 632 534 487 416 458]
}

// Train on a text and let it write: an LSTM of 128 units, on any text in UTF-8.
func ExampleExercise_text() {
	file, err := os.ReadFile("poems.txt")
	if err != nil {
		log.Fatal(err)
	}
	text, err := task.ExerciseNamed("text")
	if err != nil {
		log.Fatal(err)
	}
	run, err := text.New(text.Ladder[1].Config, task.Options{Text: string(file)})
	if err != nil {
		log.Fatal(err)
	}
	for losses, err := range run.Epochs() {
		fmt.Println(losses.Validation, task.Stand(losses.Validation, run.Material.Floors()), err)
	}
	tokens, _ := run.Material.Alphabet.Tokens("The ")
	writer, err := run.Model().NewSampler(rnn.Sampling{Temperature: 0.8}, tokens...)
	for n := 0; n < 500 && err == nil; n++ {
		fmt.Print(run.Material.Alphabet.Text(writer.Next()))
	}
}

// A network that was trained on numbers in words translates one.
func ExampleTranslate() {
	translation, err := task.ExerciseNamed("translation")
	if err != nil {
		log.Fatal(err)
	}
	run, err := translation.New(translation.Ladder[1].Config, task.Options{})
	if err != nil {
		log.Fatal(err)
	}
	if err := run.Run.Run(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(task.Translate(run.Model(), "two hundred and five"))
	fmt.Println(task.Translate(run.Model(), "九千零一十二"))
}
