package io.graft.job;

/** What the service answered one day, for the API's documentation. */
class JobExamples {
  static final String JOB =
      """
      {"id":"6d192d5e-1803-4ac5-b718-1495d6842f30","name":"fine-tune on mobilenet_v2","state":"SUCCEEDED","terminal":true,
       "progress":1,"attempt":1,"device":"cpu",
       "transitions":[
         {"at":"2026-11-21T02:16:43.859632Z","to":"QUEUED","reason":"submitted"},
         {"at":"2026-11-21T02:16:44.079981Z","to":"PREPARING","reason":"taken by gpu-box-4711 on cpu"},
         {"at":"2026-11-21T02:16:47.106386Z","to":"RUNNING","reason":"the first phase started"},
         {"at":"2026-11-21T02:18:17.802528Z","to":"SUCCEEDED","reason":"trained"}],
       "spec":{"dataset":"e34867ee-6802-437a-a3ce-2eb896a3373b","datasetVersion":1,"task":"classification","backbone":"mobilenet_v2",
         "plan":{"recipe":"fine-tune","seed":42,"head":{"pooling":"avg","hidden":[],"activation":"relu","dropout":0.2},"folds":0,
           "phases":[{"name":"head","open":"head","epochs":30,"batchSize":32,
             "optimizer":{"type":"adamw","beta1":0.9,"beta2":0.999,"epsilon":1.0E-8,"weightDecay":0.01},
             "learningRate":0.001,"layerDecay":1.0,"schedule":"cosine","norm":"frozen","labelSmoothing":0.0,
             "clipNorm":0.0,"augmentation":{"flip":true,"minimumArea":0.5,"rotation":0.0,"translate":0.0,
             "scale":0.0,"shear":0.0,"brightness":0.0,"contrast":0.0,"saturation":0.0,"hue":0.0,"erasing":0.0,
             "randAugment":{"operations":0,"magnitude":3.0},"mixup":0.0,"cutmix":0.0},"views":0,
             "earlyStopping":{"patience":8,"minimumChange":0.0}}]}},
       "metrics":{"split":"val","examples":153,"accuracy":0.954248366013072,"loss":0.11829523384002369,
         "macroF1":0.9539651837524178},
       "model":"cc6aaf83-6313-4818-b969-8ccda5625086","createdAt":"2026-11-21T02:16:43.825070Z",
       "startedAt":"2026-11-21T02:16:44.071570Z","finishedAt":"2026-11-21T02:18:17.794827Z"}
      """;

  static final String ESTIMATE =
      """
      {"seconds":16.7,"parts":[{"what":"starting","seconds":2.5},{"what":"decoding pictures","seconds":1.9},
         {"what":"frozen stages of phase 'head'","seconds":8.1},{"what":"phase 'head'","seconds":1.1},
         {"what":"evaluating and exporting","seconds":3.1}],
       "memoryBytes":713031680,"cacheBytes":112197632,"worker":"gpu-box-4711","device":"cpu",
       "basis":"measured with this network on this device",
       "backbone":"graft_resnet18_050",
       "note":"no backbone was named: graft_resnet18_050, it comes with Graft and needs no network; https://huggingface.co did not answer"}
      """;

  static final String RECIPE =
      """
      {"name":"feature-extraction","summary":"Only a new head learns, on features that the frozen backbone computes once.",
       "plan":{"recipe":"feature-extraction","seed":42,"head":{"pooling":"avg","hidden":[],"activation":"relu","dropout":0.2},"folds":0,
         "phases":[{"name":"head","open":"head","epochs":30,"batchSize":32,
           "optimizer":{"type":"adamw","beta1":0.9,"beta2":0.999,"epsilon":1.0E-8,"weightDecay":0.01},
           "learningRate":0.001,"layerDecay":1.0,"schedule":"cosine","norm":"frozen","labelSmoothing":0.0,
           "clipNorm":0.0,"augmentation":{"flip":true,"minimumArea":0.5,"rotation":0.0,"translate":0.0,
             "scale":0.0,"shear":0.0,"brightness":0.0,"contrast":0.0,"saturation":0.0,"hue":0.0,"erasing":0.0,
             "randAugment":{"operations":0,"magnitude":3.0},"mixup":0.0,"cutmix":0.0},"views":0,
           "earlyStopping":{"patience":8,"minimumChange":0.0}}]}}
      """;

  static final String SCHEMA =
      """
      {"type":"object","required":["dataset"],"properties":{
         "dataset":{"type":"string","format":"uuid","description":"id of a dataset"},
         "plan":{"type":"object","properties":{"seed":{"type":"integer","default":42}}}}}
      """;

  static final String EVENTS =
      """
      {"items":[
         {"sequence":1,"at":"2026-11-21T02:16:43.859632Z","attempt":0,"type":"state",
          "data":{"to":"QUEUED","reason":"submitted"}},
         {"sequence":12,"at":"2026-11-21T02:16:49.303112Z","attempt":1,"type":"epoch",
          "data":{"event":"epoch","phase":0,"epoch":3,"epochs":30,"trainingLoss":0.2041,
            "trainingAccuracy":0.9385,"validationLoss":0.1712,"validationAccuracy":0.9412,"best":true,
            "learningRate":9.7E-4,"examplesPerSecond":9120.4}}],
       "next":null}
      """;

  static final String STREAM =
      """
      id:1
      event:state
      data:{"sequence":1,"attempt":0,"type":"state","data":{"to":"QUEUED","reason":"submitted"}, …}

      """;

  private JobExamples() {}
}
