package rnn_test

import (
	"errors"
	"fmt"
	"log"
	"math"
	"strings"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// sine is the tutorial's data: windows of 50 numbers and the 51st.
func sine() (train, validation series.Records) {
	all, err := series.Windows(series.Sine(200), 50)
	if err != nil {
		log.Fatal(err)
	}
	train, validation, err = series.Split(all, 50)
	if err != nil {
		log.Fatal(err)
	}
	return train, validation
}

// preset is the Config of a preset that there is.
func preset(name string) rnn.Config {
	p, err := rnn.PresetNamed(name)
	if err != nil {
		log.Fatal(err)
	}
	return p.Config
}

// Train the last preset and look 100 steps ahead.
func Example() {
	all, err := series.Windows(series.Sine(200), 50) // 50 numbers, and the 51st to predict
	if err != nil {
		log.Fatal(err)
	}
	train, validation, err := series.Split(all, 50) // the last 50 windows validate
	if err != nil {
		log.Fatal(err)
	}

	adam, err := rnn.PresetNamed("adam")
	if err != nil {
		log.Fatal(err) // names the presets that there are
	}
	run, err := rnn.New(adam.Config, train, validation)
	if err != nil {
		log.Fatal(err) // names the field and its range
	}
	for losses, err := range run.Epochs() {
		if err != nil {
			log.Fatal(err) // a *rnn.DivergenceError names the likely cause
		}
		if losses.Epoch%5 == 0 {
			fmt.Printf("epoch %2d: loss %.7f, validation %.7f\n", losses.Epoch, losses.Train, losses.Validation)
		}
	}
	fmt.Printf("validation RMSE %.6f\n", rnn.RMSE(run.Prediction().Validation, validation.Y))

	forecast, err := run.NewForecast(validation.Input(validation.N - 1))
	if err != nil {
		log.Fatal(err)
	}
	truth := series.Sine(300)
	for n := 199; n < 300; n++ {
		if y := forecast.Next()[0]; n%25 == 0 {
			fmt.Printf("sin(%d) = %+.4f, forecast %+.4f\n", n, truth[n], y)
		}
	}
	// Output:
	// epoch  0: loss 0.2581967, validation 0.2573595
	// epoch  5: loss 0.0000035, validation 0.0000033
	// epoch 10: loss 0.0000007, validation 0.0000007
	// epoch 15: loss 0.0000002, validation 0.0000002
	// epoch 20: loss 0.0000001, validation 0.0000001
	// epoch 25: loss 0.0000001, validation 0.0000001
	// validation RMSE 0.000325
	// sin(200) = -0.8733, forecast -0.8727
	// sin(225) = -0.9301, forecast -0.9296
	// sin(250) = -0.9705, forecast -0.9702
	// sin(275) = -0.9939, forecast -0.9939
}

// Save a run half-way and go on from the file, here or on another machine. The
// end is the same.
func ExampleOpen() {
	train, validation := sine()
	config := preset("adam")
	config.Hidden, config.Epochs = 16, 4
	trainer, err := rnn.NewTrainer[float32](config, train, validation)
	if err != nil {
		log.Fatal(err)
	}
	for trainer.Progress().Epoch < 2 {
		if err := trainer.Step(); err != nil {
			log.Fatal(err)
		}
	}
	file, err := trainer.MarshalBinary() // for os.WriteFile, say
	if err != nil {
		log.Fatal(err)
	}

	opened, err := rnn.Open[float32](file, train, validation)
	if err != nil {
		log.Fatal(err) // a *rnn.FileError says what is wrong with the file
	}
	if err := errors.Join(trainer.Run(), opened.Run()); err != nil {
		log.Fatal(err)
	}
	fmt.Println(trainer.Hash() == opened.Hash())

	file[len(file)/2] ^= 1
	_, err = rnn.Open[float32](file, train, validation)
	fmt.Println(err)
	// Output:
	// true
	// rnn: run file: damaged: its content does not go with its checksum
}

// The network of a saved run alone, to predict with: two columns in, the next value
// of one of them out.
func ExampleOpenModel() {
	tide, wind := series.Sine(200), series.Waves(200, series.Wave{Amplitude: 1, Frequency: 0.3})
	all, err := series.Columns([][]float64{tide, wind}, [][]float64{tide}, 20, 1)
	if err != nil {
		log.Fatal(err)
	}
	train, validation, err := series.Split(all, 50)
	if err != nil {
		log.Fatal(err)
	}
	config := preset("adam")
	config.Hidden, config.Steps, config.Truncate = 16, 20, 0
	run, err := rnn.New(config, train, validation)
	if err != nil {
		log.Fatal(err)
	}
	if err := run.Run(); err != nil {
		log.Fatal(err)
	}
	file, err := run.MarshalBinary()
	if err != nil {
		log.Fatal(err)
	}

	model, err := rnn.OpenModel(file) // neither the records nor an optimizer
	if err != nil {
		log.Fatal(err)
	}
	next, err := model.Predict([]float64{tide[198], wind[198], tide[199], wind[199]}) // the oldest row first; as many as there are
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(model.Inputs(), "columns in,", len(next), "out")
	_, err = model.Predict([]float64{0, math.NaN()})
	fmt.Println(err)
	// Output:
	// 2 columns in, 1 out
	// rnn: window[1]: want a finite number of 32 bits, got NaN
}

// A run at its end goes on as if it had been for so many epochs from the start.
func ExampleExtend() {
	train, validation := sine()
	short := preset("adam")
	short.Hidden, short.Epochs, short.Decay = 16, 2, rnn.NoDecay
	long := short
	long.Epochs = 4
	var runs []rnn.Run
	for _, config := range []rnn.Config{short, long} {
		run, err := rnn.New(config, train, validation)
		if err != nil {
			log.Fatal(err)
		}
		if err := run.Run(); err != nil {
			log.Fatal(err)
		}
		runs = append(runs, run)
	}
	if err := rnn.Extend(runs[0], 2); err != nil {
		log.Fatal(err)
	}
	if err := runs[0].Run(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(runs[0].Progress().Epoch, "epochs, the same bits:", runs[0].Hash() == runs[1].Hash())
	// Output: 4 epochs, the same bits: true
}

// A bad setting is named, with its range.
func ExampleConfig_Validate() {
	c := preset("adam")
	c.Hidden = 0
	c.Optimizer = "magic"
	fmt.Println(c.Validate())
	// Output:
	// rnn: hidden: want a whole number from 1 to 1048576, got 0; optimizer: want one of sgd, momentum, rmsprop, adam, adamw, got "magic"
}

// A run that breaks down says why, and goes on from the last good weights.
func ExampleTrainer_Recover() {
	train, validation := sine()
	config := preset("weights")
	config.Clip = rnn.NoClip
	config.LearningRate = 10
	config.Epochs = 2
	trainer, err := rnn.NewTrainer[float32](config, train, validation)
	if err != nil {
		log.Fatal(err)
	}
	var broke *rnn.DivergenceError
	for errors.As(trainer.Run(), &broke) {
		fmt.Println(broke.Cause, trainer.Progress().LearningRate)
		if err := trainer.Recover(0.1); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println(trainer.State())
	// Output:
	// learningRate 10
	// done
}

// Hidden states and the gradient on its way back through time.
func ExampleTrainer_InspectRecord() {
	train, validation := sine()
	config := preset("adam")
	config.Truncate = 3
	trainer, err := rnn.NewTrainer[float64](config, train, validation)
	if err != nil {
		log.Fatal(err)
	}
	in, err := trainer.InspectRecord(train, 0)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(in.Hidden), "hidden states")
	fmt.Printf("%.4f\n", in.Gradient[45:])
	// Output:
	// 5000 hidden states
	// [0.0000 0.0000 0.0643 0.1030 0.1793]
}

// An LSTM of two layers, in place of the Elman cell of the presets.
func ExampleConfig_cell() {
	train, validation := sine()
	config := preset("adam")
	config.Cell, config.Layers = rnn.LSTM, 2
	config.Hidden, config.Batch, config.LearningRate = 16, 4, 0.01
	trainer, err := rnn.NewTrainer[float32](config, train, validation)
	if err != nil {
		log.Fatal(err)
	}
	if err := trainer.Run(); err != nil {
		log.Fatal(err)
	}
	for _, t := range trainer.Params().Tensors()[:5] {
		fmt.Println(t.Name, t.Rows, t.Cols)
	}
	fmt.Printf("validation RMSE below 0.02: %v\n", rnn.RMSE(trainer.Prediction().Validation, validation.Y) < 0.02)
	// Output:
	// weight_ih_l0 64 1
	// weight_hh_l0 64 16
	// weight_ih_l1 64 16
	// weight_hh_l1 64 16
	// out_weight 1 16
	// validation RMSE below 0.02: true
}

// A GRU learns a text by heart, character by character: records with tokens and
// classes in place of numbers.
func ExampleTrainer_text() {
	const letters = " ,abcdefghijklmnopqrstuvwxyz"
	var tokens []int
	for _, c := range strings.Repeat("to be or not to be, that is the question, ", 30) {
		tokens = append(tokens, strings.IndexRune(letters, c))
	}
	all, err := series.Sequences(tokens, len(letters), 42)
	if err != nil {
		log.Fatal(err)
	}
	train, validation, err := series.Split(all, 5)
	if err != nil {
		log.Fatal(err)
	}
	config := preset("adam")
	config.Cell, config.Hidden, config.Steps, config.Truncate = rnn.GRU, 32, 42, 0
	config.LearningRate, config.Batch, config.Epochs = 0.02, 4, 60
	trainer, err := rnn.NewTrainer[float32](config, train, validation)
	if err != nil {
		log.Fatal(err)
	}
	if err := trainer.Run(); err != nil {
		log.Fatal(err)
	}
	for _, class := range trainer.Prediction().ValidationClasses[:42] {
		fmt.Print(letters[class : class+1])
	}
	// Output:
	// o be or not to be, that is the question, t
}
