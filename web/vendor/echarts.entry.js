// What rnnlab's charts use of Apache ECharts, and nothing else: make.sh bundles this file into echarts.js.
import { connect, init, registerTheme, use, version } from 'echarts/core';
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import {
  GridComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

use([
  LineChart, BarChart, HeatmapChart,
  GridComponent, MarkLineComponent, TooltipComponent, VisualMapContinuousComponent,
  CanvasRenderer,
]);

export { connect, init, registerTheme, version };
