// The same and heat maps, for the report: make.sh bundles this file into echarts-report.js.
import { use } from 'echarts/core';
import { HeatmapChart } from 'echarts/charts';
import { VisualMapContinuousComponent } from 'echarts/components';

use([HeatmapChart, VisualMapContinuousComponent]);

export * from './echarts.entry.js';
