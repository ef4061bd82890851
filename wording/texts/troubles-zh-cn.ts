import type { troublesEn } from './troubles-en.ts';

/** The same in simplified Chinese. */
export const troublesZhCn: typeof troublesEn = {
  'case-stopped': {
    what: '案例因错误而停止',
    remedy:
      '消除原因后执行 `tidings resume <case>`（如修正了流程，加 `--plan`；如缺少或写错了资料，加 `--fact`；若为 journal-conflict，加 `--from-journal`），或 `tidings close <case>`',
  },
  'history-unreadable': {
    what: '案例在 Temporal 中的历史无法解码',
    remedy:
      '缺少载荷密钥，或历史被改动过：请补回密钥；否则在结束其工作流后根据记录让案例继续（`tidings resume <case> --from-journal`），或关闭案例（`tidings close <case>`）',
  },
  'workflow-task-fails': {
    what: '案例的工作流无法继续，Temporal 在反复重试',
    remedy: '部署能够处理它的工作进程版本；若缺少载荷密钥，请重新加入；之后会自行继续',
  },
  'workflow-failed': {
    what: '案例的工作流已结束，但没有结果',
    remedy:
      '根据记录让它继续（`tidings resume <case> --from-journal`），或结束案例并通知候选人（`tidings close <case>`）',
  },
  'activity-fails': {
    what: '案例交出的内容反复失败',
    remedy: '请消除所述原因，Temporal 会自行重试',
  },
  'workflow-missing': {
    what: '案例在数据库中未结束，但 Temporal 不认识它',
    remedy:
      'Temporal 恢复到了较早的状态，或并非同一个 Temporal：请恢复较新的状态；否则根据记录让案例继续（`tidings resume <case> --from-journal`），或关闭案例（`tidings close <case>`）',
  },
  'store-behind': {
    what: '数据库落后于案例在 Temporal 中的历史',
    remedy:
      '数据库恢复到了较早的状态：请停止服务器和工作进程，恢复较新的状态；否则未结束的案例会重新交出缺少的内容，已结束的案例则保持现状',
  },
  'database-older': {
    what: '锚点文件记载了数据库中没有的记录',
    remedy:
      '数据库恢复到了较早的状态，或被改写：请停止服务器和工作进程，恢复较新的状态；参见 `tidings verify`。若要长期使用当前数据库，请将该文件另存，并开始一个新文件',
  },
  'record-differs': {
    what: '案例的记录与其在 Temporal 中的历史不一致',
    remedy:
      '请运行 `tidings verify`；数据库恢复到较早状态后又继续运行，或被改动过：请恢复正确的数据库；否则待案例停止后执行 `tidings resume <case> --from-journal`',
  },
  'temporal-behind': {
    what: '案例在 Temporal 中的历史落后于其记录',
    remedy:
      'Temporal 恢复到了较早的状态：请恢复较新的状态；否则案例会在首次冲突时停止，之后可用 `tidings resume <case> --from-journal` 继续',
  },
  'case-missing': {
    what: 'Temporal 正在执行数据库中没有的案例',
    remedy:
      '数据库恢复到了较早的状态，或并非同一个数据库：请恢复正确的数据库；一个 Temporal 绝不可用于两个数据库',
  },
  'anchor-late': {
    what: '两天以来没有为记录建立锚点，记录如被改动将无法发现',
    remedy:
      '请查看服务器日志（`the records could not be anchored`）并消除其原因；服务器每小时会重试',
  },
  'anchor-not-mailed': {
    what: '一天以来没有邮件服务器接收记录的锚点',
    remedy:
      '请查看服务器日志（`the records could not be anchored`），修正邮件服务器或 TIDINGS_ANCHOR_MAIL；服务器每小时会重试',
  },
  'erased-workflow': {
    what: 'Temporal 仍有已删除案例的工作流：它随 Temporal 或数据库的较早副本而恢复',
    remedy: '服务器在启动时及每小时会自行将其删除；其中的内容已无法读取',
  },
  'case-unreadable': {
    what: '案例的资料无法读取，因此无法发送或显示其内容',
    remedy:
      '请运行 `tidings verify`；资料在数据库中被改动过，或缺少密钥：请补回密钥，或从备份中恢复该行',
  },
  'not-started': {
    what: '案例已受理，但工作流尚未开始',
    remedy: '请看此处的其他问题；一旦 Temporal 接受，服务器会立即启动它',
  },
  'retention-too-long': {
    what: 'Temporal 保存案例历史的时间比 `house.yaml` 保存案例的时间更长',
    remedy: '请按其所述缩短，或延长案例的保存期；在此之前服务器和工作进程不会启动',
  },
  'house-unread': {
    what: '`house.yaml` 有错误：保存期已满的案例不会被删除，新案例也不会启动',
    remedy: '请修正 `tidings check` 指出的错误',
  },
  'not-erased': {
    what: '案例的保存期已满，却无法删除',
    remedy: '请消除其所述原因，然后用 `tidings erase --due` 重试；否则一天之内会再次尝试',
  },
  'no-workflow-worker': {
    what: '无人执行工作流：一分多钟以来没有工作进程领取任务',
    remedy: '请启动工作进程（`node dist/worker/main.js`）',
  },
  'no-mail-worker': {
    what: '无人发送邮件和写入记录：一分多钟以来没有邮件工作进程领取任务',
    remedy: '请启动邮件工作进程（`node dist/worker/main.js --mail`）',
  },
  'search-attributes': {
    what: 'Temporal 中没有注册搜索属性，或类型不符：所有工作流都会因此失败',
    remedy: '请按 `docker-compose.yml` 的方式注册（`temporal operator search-attribute create`）',
  },
  'keys-misfit': {
    what: '服务器与工作进程的载荷密钥不匹配：不启动案例，也不接受答复',
    remedy: '请为服务器和工作进程设置相同的 TIDINGS_PAYLOAD_KEYS 并重新启动',
  },
  'case-keys-lost': {
    what: '用设置中的载荷密钥无法读取未结束的案例：其内容无法显示、发送，也无法决定',
    remedy:
      '请为服务器和工作进程补回原来的 TIDINGS_PAYLOAD_KEYS（放在当前密钥之后）并重新启动；若 case_keys 表为空，请载入其副本；之后案例会自行继续',
  },
  'mail-refused': {
    what: '邮件服务器拒绝我们：邮件在等待',
    remedy: '请消除其所述原因（发件人、登录、策略），之后邮件会自行发出',
  },
  'temporal-away': {
    what: 'Temporal 没有响应：一切停滞',
    remedy: '请启动它，或更正 TIDINGS_TEMPORAL_ADDRESS；之后案例会自行继续',
  },
};
