package main

import (
	"fmt"
	"strings"

	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
)

// ofData are the texts of the report of a file, by language.
var ofData = map[string]words{
	"en": {
		"title":            "What four networks make of {column}",
		"lede":             "{n} numbers from {file}, column {column}. The first {train} train, the next {validation} choose among the networks, and the last {test} are a test that nothing saw before all was chosen.",
		"missing":          "{missing} cells without a number were left out.",
		"season":           "The series comes back to itself every {season} values.",
		"season.none":      "No season stands out.",
		"steps":            "What helps a linear rule and leaves the later values most like the earlier ones: {steps}. The networks called prepared, gated and solved get the series so, and their forecasts are turned back into its units.",
		"steps.none":       "No transform helps a linear rule, so the networks called prepared, gated and solved get the series as it is, only scaled.",
		"step.log":         "the logarithm",
		"step.change":      "the change from value to value",
		"step.season":      "the change since {lag} values before",
		"step.minmax":      "scaled to 0 to 1",
		"step.standard":    "scaled to mean 0 and deviation 1",
		"step.robust":      "scaled by its middle half",
		"join":             ", then ",
		"list":             ", ",
		"notes":            "Worth knowing about the file",
		"verdict":          "What it is worth",
		"chosen":           "On the validation values “{name}” does best: an RMSE of {rmse}, where {rule} has {floor}.",
		"tested":           "On the test values it has {test}, and {rule} {floortest}.",
		"untested":         "On the test values it has no error, as it cannot forecast all of them ({why}); {rule} has {floortest}.",
		"no.test":          "It cannot forecast all of the test values: {why}.",
		"no.forecast":      "It cannot forecast what comes: {why}.",
		"better":           "That is {percent} % less than the best rule without a network, and more than chance.",
		"even":             "That is no better and no worse than the best rule without a network, but for chance: the rule will do.",
		"worse":            "That is worse than the best rule without a network, and more than chance: use the rule.",
		"other":            "On the test {rule} does better, with {floor}: do not count on the network.",
		"nearest":          "Of the rules {rule} is nearest on the test, with {floor}.",
		"failed":           "None of the networks could be trained.",
		"found.repeats":    "“{name}” only repeats its input: its error is that of the last value, and its forecast fits best one step late.",
		"found.too-large":  "“{name}” is fed numbers so large ({figure}) that they saturate a cell.",
		"found.too-small":  "“{name}” is fed numbers so alike ({figure}) that they hardly move a cell.",
		"found.too-few":    "The {figure} validation values are too few to tell these from the best rule: {name}.",
		"found.solved":     "A linear rule has found the law of this series: its error is {figure} of the spread of the values. No network is needed.",
		"table.name":       "Rule or network",
		"table.rmse":       "RMSE, in the units of the file",
		"table.test":       "test",
		"table.beside":     "beside the best rule",
		"table.note":       "RMSE is the typical error one step ahead. Better and worse are by more than 2 % and more than chance. Rules and networks are fitted to the training values alone; what there is to choose is chosen by the validation values.",
		"beside.better":    "better",
		"beside.even":      "even",
		"beside.worse":     "worse",
		"rule.mean":        "the mean",
		"rule.last":        "the last value once more",
		"rule.drift":       "the last value and the mean change",
		"rule.season":      "the value a season before",
		"rule.growth":      "the value a season before, times the growth since",
		"rule.linear":      "a linear rule of {order} values",
		"rung.scaled":      "scaled",
		"rung.prepared":    "prepared",
		"rung.gated":       "gated",
		"rung.solved":      "solved",
		"explain.scaled":   "An Elman network of {hidden} units that reads {window} values, {steps}: no more is done for it.",
		"explain.prepared": "The same network on the series prepared: {steps}. It reads {window} values.",
		"explain.gated":    "A GRU in its place, with gates that say what it keeps: {steps}.",
		"explain.solved":   "An Elman network of {hidden} units that nobody trained: only its output is solved, by least squares. What it reads: {steps}.",
		"loss":             "Loss by epoch, of the series as the network gets it; a logarithmic scale. The dashed lines are what rules without a network have there, on the validation values.",
		"validation":       "Validation values, each forecast from those before it",
		"test":             "Test values, which nothing saw before the end",
		"forecast":         "Past the end of the file, on its own",
		"band":             "Of its forecasts from the validation values on, four in five were off by {low} to {high} one step ahead, and {steps} steps ahead by {low2} to {high2}. From the test values on {within} of {checked} values lay within this band.",
	},
	"zh": {
		"title":            "四个网络如何预测 {column}",
		"lede":             "{file} 的 {column} 列，共 {n} 个数。前 {train} 个用来训练，随后 {validation} 个用来在网络之间作选择，最后 {test} 个用来检验：在一切选定之前谁也没有见过它们。",
		"missing":          "有 {missing} 个单元格没有数字，已略去。",
		"season":           "这个序列每 {season} 个值重复一轮。",
		"season.none":      "没有明显的周期。",
		"steps":            "对线性规则有帮助、并使后面的值最像前面的值的变换：{steps}。名为“预处理”“门控”和“求解”的网络读到的是变换后的序列，预测再换算回原来的单位。",
		"steps.none":       "没有变换能帮到线性规则，所以名为“预处理”“门控”和“求解”的网络读到的是原序列，只作缩放。",
		"step.log":         "取对数",
		"step.change":      "取相邻两值之差",
		"step.season":      "取与 {lag} 个值之前的差",
		"step.minmax":      "缩放到 0 到 1",
		"step.standard":    "缩放到均值 0、标准差 1",
		"step.robust":      "按中间一半的值缩放",
		"join":             "，再",
		"list":             "、",
		"notes":            "关于这个文件",
		"verdict":          "值不值得用",
		"chosen":           "在验证值上，“{name}”最好：RMSE 为 {rmse}，而{rule}为 {floor}。",
		"tested":           "在检验值上它是 {test}，{rule}是 {floortest}。",
		"untested":         "在检验值上它没有误差可言，因为它无法预测其中每一个（{why}）；{rule}是 {floortest}。",
		"no.test":          "它无法预测全部检验值：{why}。",
		"no.forecast":      "它无法预测之后的值：{why}。",
		"better":           "比最好的、不用网络的规则少 {percent} %，且不是偶然。",
		"even":             "除去偶然，它与最好的、不用网络的规则不相上下：用规则就够了。",
		"worse":            "比最好的、不用网络的规则差，且不是偶然：请用规则。",
		"other":            "在检验值上{rule}更好（{floor}）：不要指望这个网络。",
		"nearest":          "在检验值上，规则中最接近的是{rule}（{floor}）。",
		"failed":           "没有一个网络能够训练。",
		"found.repeats":    "“{name}”只是重复输入：误差与上一个值相同，预测晚一步时吻合得最好。",
		"found.too-large":  "喂给“{name}”的数太大（{figure}），单元已经饱和。",
		"found.too-small":  "喂给“{name}”的数彼此太接近（{figure}），几乎推不动单元。",
		"found.too-few":    "验证值只有 {figure} 个，分不出以下网络与最好的规则谁好：{name}。",
		"found.solved":     "线性规则已经找到了这个序列的规律：误差只有数值离散程度的 {figure}。不需要网络。",
		"table.name":       "规则或网络",
		"table.rmse":       "RMSE，单位同文件",
		"table.test":       "检验",
		"table.beside":     "与最好的规则相比",
		"table.note":       "RMSE 是向前一步的典型误差。“更好”与“更差”指相差超过 2 % 且不是偶然。规则和网络只按训练值拟合，只按验证值挑选。",
		"beside.better":    "更好",
		"beside.even":      "相当",
		"beside.worse":     "更差",
		"rule.mean":        "平均值",
		"rule.last":        "重复上一个值",
		"rule.drift":       "上一个值加平均变化",
		"rule.season":      "上一周期的值",
		"rule.growth":      "上一周期的值乘以此后的增长",
		"rule.linear":      "读 {order} 个值的线性规则",
		"rung.scaled":      "缩放",
		"rung.prepared":    "预处理",
		"rung.gated":       "门控",
		"rung.solved":      "求解",
		"explain.scaled":   "一个有 {hidden} 个单元的 Elman 网络，读 {window} 个值，{steps}：此外什么也不做。",
		"explain.prepared": "同样的网络，序列先经过预处理：{steps}。它读 {window} 个值。",
		"explain.gated":    "换成 GRU，由门决定记住什么：{steps}。",
		"explain.solved":   "一个没有训练过的 Elman 网络，有 {hidden} 个单元：只用最小二乘求解它的输出层。它读到的是：{steps}。",
		"loss":             "每轮的损失，按网络读到的序列计算；对数刻度。虚线是不用网络的规则在验证值上的损失。",
		"validation":       "验证值，每个都由之前的值预测",
		"test":             "检验值，直到最后谁也没有见过",
		"forecast":         "在文件末尾之后，独自往前预测",
		"band":             "从验证值起独自预测时，五分之四的误差在向前一步时介于 {low} 与 {high} 之间，在向前 {steps} 步时介于 {low2} 与 {high2} 之间。从检验值起，{checked} 个值中有 {within} 个落在这个范围内。",
	},
}

// fill is a text with its places filled in, {name} by the value after the name.
func (w words) fill(key string, pairs ...any) (string, error) {
	text, err := w.text(key)
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%v}", pairs[i]), fmt.Sprint(pairs[i+1]))
	}
	return text, err
}

// steps says in words what a transform does.
func (w words) steps(steps []series.Step) (string, error) {
	var said []string
	for _, s := range steps {
		key := string(s.Op)
		if s.Op == series.Difference {
			key = "season"
			if s.Lag == 1 {
				key = "change"
			}
		}
		text, err := w.fill("report.data.step."+key, "lag", s.Lag)
		if err != nil {
			return "", err
		}
		said = append(said, text)
	}
	return strings.Join(said, w["report.data.join"]), nil
}

// rule is the name of a floor's rule.
func (w words) rule(f baseline.Floor) (string, error) {
	order := 0
	if f.Linear != nil {
		order = len(f.Linear.Coefficients)
	}
	return w.fill("report.data.rule."+string(f.Rule), "order", order)
}

// nearer is the share of another rule's error that is worth telling.
const nearer = 0.98

// onTest is what the rules say on the test of the network that did best on the
// validation values: the rule that did best there may have been lucky.
func (w words) onTest(floors []baseline.Floor, best trial) (string, error) {
	low := floors[lowest(floors)]
	nearest := low
	for _, f := range floors {
		if f.Test < nearest.Test {
			nearest = f
		}
	}
	key := ""
	if best.Verdict.Worth == baseline.Better && best.Untested == nil {
		if nearest.Test <= best.TestRMSE {
			key = "other"
		}
	} else if nearest.Test < float64(nearer*low.Test) {
		key = "nearest"
	}
	if key == "" {
		return "", nil
	}
	rule, err := w.rule(nearest)
	if err != nil {
		return "", err
	}
	return w.fill("report.data."+key, "rule", rule, "floor", units(nearest.Test))
}

// found are the findings of all trials. One that is of the series is said once,
// with the names of all networks that it was found with.
func (w words) found(trials []trial) (list []string, err error) {
	of := map[baseline.Code][]string{} // names, of the findings that are of the series
	var order []baseline.Code
	figures := map[baseline.Code]string{}
	for _, t := range trials {
		if t.Failed != nil {
			continue
		}
		name, err := w.text("report.data.rung." + t.Name)
		if err != nil {
			return nil, err
		}
		for _, f := range t.Verdict.Findings {
			figure := powers(digits(f.Figure))
			if f.Code == baseline.TooFew {
				figure = fmt.Sprint(f.Figure)
			}
			if f.Code == baseline.TooFew || f.Code == baseline.Solved {
				if of[f.Code] == nil {
					order = append(order, f.Code)
				}
				of[f.Code], figures[f.Code] = append(of[f.Code], name), figure
				continue
			}
			text, err := w.fill("report.data.found."+string(f.Code), "name", name, "figure", figure)
			if err != nil {
				return nil, err
			}
			list = append(list, text)
		}
	}
	for _, code := range order {
		text, err := w.fill("report.data.found."+string(code), "name", strings.Join(of[code], w["report.data.list"]), "figure", figures[code])
		if err != nil {
			return nil, err
		}
		list = append(list, text)
	}
	return list, nil
}
